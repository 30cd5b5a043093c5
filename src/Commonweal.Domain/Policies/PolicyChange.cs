using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Policies;

/// <summary>One page of answers about a version of a policy, as somebody gave them; what was left empty is null or empty.</summary>
public abstract record PolicyChange
{
    private PolicyChange() { }

    /// <summary>
    /// The <see cref="PolicyPart"/> when it was shown to whoever answers; null for answers that nobody looked before, given over
    /// whatever stands.
    /// </summary>
    public string? Seen { get; init; }

    /// <summary>Somebody else was quicker.</summary>
    public static Problem Changed { get; } = Problem.Overtaken("policies.part.changed");

    /// <summary>From when it holds and who decided it.</summary>
    /// <param name="StartsOn">The first day; null while it is not known.</param>
    /// <param name="SourceTitle">The decision or document it comes from.</param>
    /// <param name="SourceUrl">Where that can be read; empty for none.</param>
    public sealed record Start(DateOnly? StartsOn, string? SourceTitle, string? SourceUrl)
        : PolicyChange;

    /// <summary>Where social value is asked for: a threshold new or changed.</summary>
    /// <param name="Id">Which one; null for a new one.</param>
    /// <param name="Categories">What it covers.</param>
    /// <param name="Comparator">Whether the amount itself is in.</param>
    /// <param name="Amount">GBP.</param>
    /// <param name="Vat">Whether the amount counts VAT.</param>
    /// <param name="VatAssumed">Whether the policy itself does not say so.</param>
    /// <param name="MinimumMonths">And by length; null for any.</param>
    /// <param name="Clause">Where the policy says so.</param>
    public sealed record Threshold(
        string? Id,
        IReadOnlyList<ProcurementCategory> Categories,
        Comparator? Comparator,
        decimal? Amount,
        VatBasis? Vat,
        bool VatAssumed,
        int? MinimumMonths,
        string? Clause
    ) : PolicyChange;

    /// <summary>A threshold taken away.</summary>
    public sealed record NoThreshold(string Id) : PolicyChange;

    /// <summary>The least weighting; all empty where it is not settled.</summary>
    /// <param name="Percent">Per cent of the whole award.</param>
    /// <param name="Scope">Which tenders carry it.</param>
    /// <param name="Clause">Where the policy says so.</param>
    public sealed record Weighting(decimal? Percent, WeightingScope? Scope, string? Clause)
        : PolicyChange;

    /// <summary>What every list of measures must be; all empty where it is not settled.</summary>
    /// <param name="Most">The most measures one purchase asks for; null for no limit.</param>
    /// <param name="OneOf">Themes or outcomes of which at least one measure is asked for.</param>
    /// <param name="Clause">Where the policy says so.</param>
    public sealed record Menu(int? Most, IReadOnlyList<string> OneOf, string? Clause)
        : PolicyChange;

    /// <summary>How delivery is followed; null where it is not settled.</summary>
    /// <param name="Reviews">How often it is reviewed.</param>
    /// <param name="ReportWithinDays">Days after a quarter's end within which its report is due.</param>
    public sealed record Delivery(ReviewFrequency? Reviews, int? ReportWithinDays) : PolicyChange;

    /// <summary>What is taken off for net values, shown beside the gross ones.</summary>
    /// <param name="Shares">The four shares with who says so; null to show gross values alone.</param>
    public sealed record Net(Additionality? Shares) : PolicyChange;

    /// <summary>What the authority follows of its own will, though it is written for central government.</summary>
    /// <param name="Rules">The names of those national rules; empty for none.</param>
    public sealed record Adoption(IReadOnlyList<string> Rules) : PolicyChange
    {
        /// <summary>The refusal of a rule that binds councils anyway, or is none.</summary>
        public static Problem Unknown { get; } =
            new(
                "policies.adoption.unknown",
                "One of the rules is not for central government, or not known here. Choose from the list.",
                nameof(Rules)
            );
    }

    /// <summary>Whether the answers would be given over others than were seen.</summary>
    internal bool IsOvertaken(PolicyVersion version) =>
        Seen is not null
        && Seen
            != this switch
            {
                Start => PolicyPart.Start(version),
                Threshold threshold => PolicyPart.Threshold(version, threshold.Id),
                NoThreshold gone => PolicyPart.Threshold(version, gone.Id),
                Weighting => PolicyPart.Weighting(version),
                Menu => PolicyPart.Menu(version),
                Delivery => PolicyPart.Delivery(version),
                Net => PolicyPart.Net(version),
                Adoption => PolicyPart.Adoption(version),
                _ => null,
            };

    /// <summary>The terms with the answers in them; refused with all that is wrong, each at its own field.</summary>
    internal Outcome<PolicyTerms> Applied(PolicyTerms terms) =>
        this switch
        {
            Threshold threshold => PolicyAnswers.With(terms, threshold),
            NoThreshold gone => PolicyAnswers.Without(terms, gone.Id),
            Weighting weighting => PolicyAnswers.With(terms, weighting),
            Menu menu => PolicyAnswers.With(terms, menu),
            Delivery delivery => PolicyAnswers.With(terms, delivery),
            Net net => PolicyAnswers.With(terms, net),
            Adoption adoption => terms with
            {
                Adopts = [.. adoption.Rules.Distinct(StringComparer.Ordinal)],
            },
            _ => terms,
        };
}
