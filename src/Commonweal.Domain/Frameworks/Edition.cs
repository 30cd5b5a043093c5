using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>What a council set out to achieve; measures say which of them they serve.</summary>
/// <param name="Id">Name within the edition.</param>
/// <param name="Title">The priority in words.</param>
/// <param name="Group">Whose or which plan's priority it is.</param>
public sealed record Priority(string Id, string Title, string Group);

/// <summary>A change that measures under it work towards (the field's "outcome").</summary>
/// <param name="Id">Name within the theme.</param>
/// <param name="Title">The change in words.</param>
public sealed record IntendedOutcome(string Id, string Title);

/// <summary>A heading of an edition.</summary>
/// <param name="Id">Name within the edition.</param>
/// <param name="Title">The heading.</param>
/// <param name="Outcomes">The changes under it, in order.</param>
public sealed record Theme(string Id, string Title, IReadOnlyList<IntendedOutcome> Outcomes);

/// <summary>
/// One frozen version of a framework: a contract names the edition of its tender and keeps it to its end.
/// </summary>
public sealed record Edition
{
    private readonly Dictionary<string, Measure> byCode = new(StringComparer.Ordinal);

    /// <summary>The folder name, such as <c>lancashire-toms-2024</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name people read.</summary>
    public required string Title { get; init; }

    /// <summary>The version, such as <c>2024</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The first day it may be used in a tender.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>The calendar year in whose prices every proxy values a unit, so that values may be summed.</summary>
    public required int PriceYear { get; init; }

    /// <summary>The council whose framework it is.</summary>
    public required string Owner { get; init; }

    /// <summary>The document it follows, and the licence of this edition's own words.</summary>
    public required Source Source { get; init; }

    /// <summary>What a reader must know about the choice of measures and values.</summary>
    public required string About { get; init; }

    /// <summary>The council's priorities.</summary>
    public IReadOnlyList<Priority> Priorities { get; init; } = [];

    /// <summary>The themes with their outcomes, in order.</summary>
    public required IReadOnlyList<Theme> Themes { get; init; }

    /// <summary>The measures by <see cref="Measure.Order"/>.</summary>
    /// <exception cref="ArgumentException">Two measures share a code.</exception>
    public required IReadOnlyList<Measure> Measures
    {
        get;
        init
        {
            field = [.. value.OrderBy(measure => measure.Order)];
            byCode = field.ToDictionary(measure => measure.Code, StringComparer.Ordinal);
        }
    }

    /// <summary>The figures its values are built from: its own copy, so that a newer one changes nothing in it.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>How units are valued; every measure's proxy is among them.</summary>
    public IReadOnlyList<Proxy> Proxies { get; init; } = [];

    /// <summary>Which measures may not count the same thing twice.</summary>
    public IReadOnlyList<Exclusion> Exclusions { get; init; } = [];

    /// <summary>Sums worked by hand that it must come to.</summary>
    public IReadOnlyList<WorkedExample> Examples { get; init; } = [];

    /// <summary>The heading one of its measures stands under.</summary>
    public Theme ThemeOf(Measure measure) => Themes.First(theme => theme.Id == measure.Theme);

    /// <summary>The change one of its measures works towards.</summary>
    public IntendedOutcome OutcomeOf(Measure measure) =>
        ThemeOf(measure).Outcomes.First(outcome => outcome.Id == measure.Outcome);

    /// <summary>The priorities one of its measures serves, in the edition's order.</summary>
    public IEnumerable<Priority> PrioritiesOf(Measure measure) =>
        Priorities.Where(priority =>
            measure.Priorities.Contains(priority.Id, StringComparer.Ordinal)
        );

    /// <summary>The measures whose value comes from a parameter, in order.</summary>
    public IEnumerable<Measure> ValuedBy(string parameter) =>
        Measures.Where(measure =>
            measure.Proxy?.Parameters.Any(read => read.Id == parameter) is true
        );

    /// <summary>
    /// What the edition would be worth with another parameter in the place of the one of its id; the edition itself, once
    /// published, never changes.
    /// </summary>
    public Edition Reading(Parameter parameter) =>
        this with
        {
            Parameters = [.. Parameters.Select(held => held.Id == parameter.Id ? parameter : held)],
            Proxies = [.. Proxies.Select(proxy => proxy.Reading(parameter))],
            Measures =
            [
                .. Measures.Select(measure =>
                    measure with
                    {
                        Proxy = measure.Proxy?.Reading(parameter),
                    }
                ),
            ],
        };

    /// <summary>The measures that lack the value their owner keeps, in order: none in the edition as its own council has it.</summary>
    public IReadOnlyList<Measure> Withheld => [.. Measures.Where(measure => measure.ValueWithheld)];

    /// <summary>
    /// The edition as anybody may have it: without the figures whose licence forbids passing them on, what is worked out from them,
    /// and the examples that would tell them. Itself when it holds none.
    /// </summary>
    public Edition ToPassOn()
    {
        var kept = Parameters.Where(parameter => parameter.MayBePassedOn).ToArray();
        if (kept.Length == Parameters.Count)
        {
            return this;
        }

        Proxy[] open = [.. Proxies.Where(proxy => proxy.MayBePassedOn)];
        Measure[] measures =
        [
            .. Measures.Select(measure =>
                measure.Proxy?.MayBePassedOn is false
                    ? measure with
                    {
                        Proxy = null,
                        ValueWithheld = true,
                    }
                    : measure
            ),
        ];
        var told = measures
            .Where(measure => measure.ValueWithheld)
            .Select(measure => measure.Code)
            .ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Parameters = kept,
            Proxies = open,
            Measures = measures,
            Examples =
            [
                .. Examples.Where(example =>
                    !example.Lines.Any(line => told.Contains(line.Measure))
                ),
            ],
        };
    }

    /// <summary>The measure with this code, capitals as written; null when there is none.</summary>
    public Measure? Find(string code) => byCode.GetValueOrDefault(code);
}
