using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>Something about the measures asked for that does not fit the contract, or the authority's own rules.</summary>
/// <param name="Key">Which rule, such as <c>too-many</c>.</param>
/// <param name="Says">What was met and what would mend it.</param>
/// <param name="Source">Whose rule it is.</param>
/// <param name="Facts">Value, months, list and rule it was found from: an override counts for these and no others.</param>
/// <param name="IsOwnRule">Whether it is the council's own rule, which only a head of procurement may go beyond. Its key begins with <c>own-</c>, by which the database knows it.</param>
public sealed record MenuFinding(
    string Key,
    string Says,
    Source Source,
    string Facts,
    bool IsOwnRule = false
);

/// <summary>What a list of measures asks of those who bid.</summary>
/// <param name="Most">The most measures for a contract of this value; null for no limit, or while the value is not known.</param>
/// <param name="Minutes">An estimate of the minutes a bidder needs for what is asked.</param>
/// <param name="Working">How the minutes come about.</param>
/// <param name="Findings">What does not fit; empty when everything does.</param>
public sealed record MenuReading(
    int? Most,
    decimal Minutes,
    Explanation Working,
    IReadOnlyList<MenuFinding> Findings
);

/// <summary>
/// Holds a list of measures to the size of its contract and to the authority's own rules: a small or short purchase must not ask for
/// what no bidder could deliver. The whole contract decides, its value and its length each with every option and extension, over which
/// bidders commit; divided into lots, the value of the smallest does, so that lots make a list no longer than whoever could deliver one
/// alone can bear (docs/decisions/0023). Its targets are held to <see cref="TargetGuard"/>. It names what does not fit; following it or giving a reason is the officer's.
/// </summary>
public static class MenuGuard
{
    /// <summary>Reads the list of a procurement. What is not known of the contract is not held against it.</summary>
    /// <param name="procurement">With its value, months and measures.</param>
    /// <param name="edition">Its edition.</param>
    /// <param name="proportion">What is in proportion.</param>
    /// <param name="policies">The authority's policies that bind it: of the day it commences, and of the day it is read where that is another. Empty when it has none.</param>
    /// <param name="on">The day whose figures its targets are held to.</param>
    public static MenuReading Of(
        Procurement procurement,
        Edition edition,
        Proportion proportion,
        IReadOnlyCollection<DatedValue<PolicyTerms>> policies,
        DateOnly on
    )
    {
        Measure[] measures =
        [
            .. procurement.Measures.Select(row => edition.Find(row.Measure)).OfType<Measure>(),
        ];
        var size = Size.Of(procurement);
        var most = Most(procurement, proportion);
        var facts = size.Facts(measures);
        var working = Minutes(measures, proportion);
        return new MenuReading(
            most,
            working.Result!.Value,
            new Explanation([working]),
            measures.Length == 0
                ? []
                :
                [
                    .. TooMany(measures, most, size, proportion.Source, facts),
                    .. proportion.Needs.SelectMany(need => Unfit(measures, need, size, facts)),
                    .. TargetGuard.Of(procurement, edition, proportion.Source, on),
                    .. OwnRules(measures, policies, facts),
                ]
        );
    }

    /// <summary>The most measures for the contract; null for no limit, and while its value is not known.</summary>
    public static int? Most(Procurement procurement, Proportion proportion) =>
        Size.Of(procurement).Value is { } value ? proportion.Most(value) : null;

    /// <summary>Why a measure cannot fit the contract; null when it may, and while that is not known.</summary>
    public static string? CannotFit(
        Procurement procurement,
        Measure measure,
        Proportion proportion
    ) =>
        Size.Of(procurement) is var size
        && proportion.Needs.FirstOrDefault(need =>
            need.Concerns(measure) && Lacks(need, size).Length > 0
        )
            is { } unmet
            ? $"The contract does not fit: {string.Join(" and ", Lacks(unmet, size))} or more. {unmet.Because}"
            : null;

    private static ExplanationStep Minutes(Measure[] measures, Proportion proportion)
    {
        ExplanationInput[] inputs =
        [
            new("To begin with", proportion.Minutes.Start, "minutes", Source: proportion.Source),
            .. measures.Select(measure => new ExplanationInput(
                measure.Name,
                proportion.Minutes.For(measure.Unit),
                "minutes",
                Source: proportion.Source
            )),
        ];
        return new ExplanationStep(
            "Read what is asked, then work out a quantity and write how it will be delivered, measure by measure.",
            "start + minutes of each measure",
            inputs,
            inputs.Sum(input => input.Value),
            "minutes"
        );
    }

    private static IEnumerable<MenuFinding> TooMany(
        Measure[] measures,
        int? most,
        Size size,
        Source source,
        string facts
    )
    {
        if (measures.Length > most)
        {
            yield return new MenuFinding(
                "too-many",
                $"{measures.Length} measures are asked for. For {size.Named} {Money.Display(size.Value!.Value)}, {most} at most are in proportion. Take {measures.Length - most} away, or say why this purchase needs so many.",
                source,
                $"{facts}; at most {most}"
            );
        }
    }

    private static string[] Lacks(MeasureNeed need, Size size) =>
        [
            .. size.Months < need.Months
                ? [$"it lasts {Counted.Of(size.Months.Value, "month")}, not {need.Months}"]
                : Array.Empty<string>(),
            .. size.Value < need.Value
                ?
                [
                    $"{(size.IsLot ? "its smallest lot" : "it")} is worth {Money.Display(size.Value.Value)}, not {Money.Display(need.Value.Value)}",
                ]
                : Array.Empty<string>(),
        ];

    private static IEnumerable<MenuFinding> Unfit(
        Measure[] measures,
        MeasureNeed need,
        Size size,
        string facts
    )
    {
        Measure[] concerned = [.. measures.Where(need.Concerns)];
        var lacks = Lacks(need, size);
        if (concerned.Length > 0 && lacks.Length > 0)
        {
            yield return new MenuFinding(
                $"need-{need.Id}",
                $"{string.Join(", ", concerned.Select(measure => measure.Name))}: the contract does not fit, because {string.Join(" and ", lacks)} or more. {need.Because} Take the measure away, or say how a bidder could deliver it.",
                need.Source,
                $"{facts}; months: {need.Months}; {need.Value}"
            );
        }
    }

    /// <summary>Of several rules about the number the smallest is told; of several about the kind, all that are not kept.</summary>
    private static IEnumerable<MenuFinding> OwnRules(
        Measure[] measures,
        IReadOnlyCollection<DatedValue<PolicyTerms>> policies,
        string facts
    )
    {
        (MenuRule Rule, Source Source)[] rules =
        [
            .. policies
                .Where(policy => policy.Value.Menu is not null)
                .Select(policy =>
                    (
                        policy.Value.Menu!,
                        policy.Source with
                        {
                            Title = $"{policy.Source.Title}, {policy.Value.Menu!.Clause}",
                        }
                    )
                ),
        ];
        if (
            rules
                .Where(one => measures.Length > one.Rule.Most)
                .OrderBy(one => one.Rule.Most)
                .FirstOrDefault() is
            { Rule: { Most: { } most }, Source: var source }
        )
        {
            yield return new MenuFinding(
                "own-most",
                $"{measures.Length} measures are asked for, and your council's own rules allow {most}. Take {measures.Length - most} away, or ask a head of procurement to allow more, with the reason.",
                source,
                $"{facts}; at most {most}",
                true
            );
        }

        var lacking = rules
            .Where(one => !Has(measures, one.Rule))
            .DistinctBy(one => one.Rule.Wanted(), StringComparer.Ordinal);
        foreach (var (place, (rule, where)) in lacking.Index())
        {
            yield return new MenuFinding(
                place == 0 ? "own-one-of" : $"own-one-of-{place + 1}",
                $"No measure of {rule.Wanted()} is asked for, and your council's own rules want one. Add one, or ask a head of procurement to allow it to be left out, with the reason.",
                where,
                $"{facts}; one of {string.Join(", ", rule.OneOf)}",
                true
            );
        }
    }

    private static bool Has(Measure[] measures, MenuRule rule) =>
        rule.OneOf.Count == 0
        || measures.Any(measure =>
            rule.OneOf.Contains(measure.Theme, StringComparer.Ordinal)
            || rule.OneOf.Contains(measure.Outcome, StringComparer.Ordinal)
        );

    /// <summary>What the list is held to: the contract with every option and extension, or the value of its smallest lot.</summary>
    private sealed record Size(decimal? Value, int? Months, bool IsLot)
    {
        /// <summary>What the value is of.</summary>
        public string Named => IsLot ? "the smallest lot, worth" : "a contract of";

        public static Size Of(Procurement procurement) =>
            procurement.WholeLife is { HasLots: true, Lots: var lots }
                ? new(lots.Min(lot => lot.NetValue), procurement.Months, true)
                : new(procurement.NetValue, procurement.Months, false);

        /// <summary>All that a finding hangs on besides its rule, in a form of its own that no wording changes.</summary>
        public string Facts(IEnumerable<Measure> measures) =>
            string.Join(
                "; ",
                IsLot ? "smallest lot" : "contract",
                Value is { } value ? Quantity.Exact(value) : "value unknown",
                Months is { } months ? Counted.Of(months, "month") : "length unknown",
                string.Join(
                    ", ",
                    measures.Select(measure => measure.Code).Order(StringComparer.Ordinal)
                )
            );
    }
}
