using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>How far a figure may be relied on.</summary>
public enum Confidence
{
    /// <summary>A guess by analogy.</summary>
    Low,

    /// <summary>Taken from a copy of the first source, or fitting the use in part.</summary>
    Medium,

    /// <summary>Taken from the first source and meant for this use.</summary>
    High,
}

/// <summary>Where the knowledge of a figure ends.</summary>
/// <param name="Day">The last day it is known to hold for.</param>
/// <param name="Later">Why no later figure is used, a sentence.</param>
public sealed record LastKnown(DateOnly Day, string Later);

/// <summary>A figure with its range where one is published.</summary>
/// <param name="Central">The figure to use, in the parameter's unit, at full precision.</param>
/// <param name="Low">The low end; null when not published.</param>
/// <param name="High">The high end; null when not published.</param>
/// <param name="Confidence">How far it may be relied on.</param>
/// <param name="PriceYear">The calendar year whose pounds it is in; null for what is not money, and for pounds counted as given.</param>
/// <param name="KnownTo">How long it is known to hold; used later it says so. Null when no end is known.</param>
public sealed record Figure(
    decimal Central,
    decimal? Low,
    decimal? High,
    Confidence Confidence,
    int? PriceYear = null,
    LastKnown? KnownTo = null
)
{
    /// <summary>The figure and its range x <paramref name="by"/> / <paramref name="per"/>, nothing rounded.</summary>
    public Figure Times(decimal by, decimal per) =>
        this with
        {
            Central = Central * by / per,
            Low = Low * by / per,
            High = High * by / per,
        };

    /// <summary>Low, central and high; the central figure at an end that is not published.</summary>
    public ValueRange Range => new(Low ?? Central, Central, High ?? Central);

    /// <summary>Whether an end of it is published.</summary>
    public bool HasRange => Low is not null || High is not null;

    /// <summary>A unit in words with the year of the prices, such as <c>GBP per hour, 2023 prices</c>.</summary>
    public string In(string unit) => PriceYear is { } year ? $"{unit}, {year} prices" : unit;
}

/// <summary>A published figure over time, such as a wage, from which proxies are built.</summary>
/// <param name="Id">Name within the data.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Its unit in words, such as <c>GBP per hour</c>.</param>
/// <param name="Values">Each figure with its first day and source. The last one holds until a newer is added.</param>
public sealed record Parameter(string Id, string Title, string Unit, DatedValues<Figure> Values)
{
    /// <summary>The smallest figure a formula takes; none divides by nothing.</summary>
    public const decimal Least = 0.000001m;

    /// <summary>The largest; no product of figures leaves what a decimal holds.</summary>
    public const decimal Most = 1_000_000_000m;

    /// <summary>The area whose figure it is, such as <c>Lancashire</c>; null where it is of no area or of the whole country.</summary>
    public string? Area { get; init; }

    /// <summary>What it is, and of which area.</summary>
    public string Name => Area is null ? Title : $"{Title}, {Area}";

    /// <summary>Whether its unit is of pounds, which are always of some year's prices.</summary>
    public bool InPounds => IsInPounds(Unit);

    /// <summary>The same of a unit alone.</summary>
    public static bool IsInPounds(string unit) => unit.StartsWith("GBP", StringComparison.Ordinal);

    /// <summary>
    /// How a unit that means pounds is to be written, such as <c>GBP per hour</c> for <c>£ per hour</c>, <c>pounds/hour</c> and
    /// <c>gbp per hour</c>; null where it is written so, and where it means no pounds.
    /// </summary>
    public static string? MeantInPounds(string? unit)
    {
        var typed = (unit ?? "").Trim();
        string[] words = ["£", "GBP", "pounds", "pound"];
        var word = Array.Find(
            words,
            one => typed.StartsWith(one, StringComparison.OrdinalIgnoreCase)
        );
        if (word is null)
        {
            return typed.Contains('£', StringComparison.Ordinal) ? "GBP per hour" : null;
        }

        var of = typed[word.Length..].TrimStart(' ', '/');
        of = of.StartsWith("per ", StringComparison.OrdinalIgnoreCase) ? of[4..].TrimStart() : of;
        var meant = of.Length == 0 ? "GBP" : $"GBP per {of}";
        return typed == meant ? null : meant;
    }

    /// <summary>The unit of what a proxy reads under a key of <see cref="Proxy.Terms"/>; of <c>figure</c> only how it begins.</summary>
    public static string UnitFor(string key) =>
        key switch
        {
            "figure" => "GBP per ",
            "wage" => "GBP per hour",
            "hoursPerWeek" => "hours per week",
            "weeksPerYear" => "weeks per year",
            "carbon" => "GBP per tonne of CO2e",
            "kilogramsPerMile" => "kg CO2e per mile",
            _ => "index",
        };

    /// <summary>Whether its unit is what arithmetic needs under a key; more may be said behind it.</summary>
    public bool Fits(string key) => Unit.StartsWith(UnitFor(key), StringComparison.Ordinal);

    /// <summary>Whether the licences of all its figures allow them to be passed on.</summary>
    public bool MayBePassedOn => Values.All.All(dated => dated.Source.MayBePassedOn);

    /// <summary>The central figure as an input of an explanation.</summary>
    public ExplanationInput Input(DatedValue<Figure> dated) =>
        new(Name, dated.Value.Central, dated.Value.In(Unit), dated.From, dated.Source);

    /// <summary>The figure in force on a day; before any is, the first.</summary>
    public DatedValue<Figure> HeldOn(DateOnly day) => Values.On(day) ?? Values.All[0];

    /// <summary>The same parameter with a figure from its day on, in the place of the one that starts on that day if there is one.</summary>
    public Parameter With(DatedValue<Figure> dated) =>
        this with
        {
            Values = new DatedValues<Figure>([
                .. Values.All.Where(held => held.From != dated.From),
                dated,
            ]),
        };

    /// <summary>
    /// The same parameter with another figure from a day on, in the prices of the one in force then and without a range, to see what it would
    /// change. Refused with <c>frameworks.figure.range</c> outside <see cref="Least"/> to <see cref="Most"/>.
    /// </summary>
    public Outcome<Parameter> Trying(decimal central, DateOnly from, Source source) =>
        central is < Least or > Most
            ? new Problem(
                "frameworks.figure.range",
                $"The figure is {Quantity.Exact(central)}. Enter one from {Quantity.Exact(Least)} to {Quantity.Exact(Most)}.",
                "Try"
            )
            : this with
            {
                Values = new DatedValues<Figure>([
                    .. Values.All.Where(held => held.From < from),
                    new(
                        from,
                        HeldOn(from).Value with
                        {
                            Central = central,
                            Low = null,
                            High = null,
                            KnownTo = null,
                        },
                        source
                    ),
                ]),
            };
}
