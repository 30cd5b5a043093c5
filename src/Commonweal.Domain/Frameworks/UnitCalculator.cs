using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>One figure of a working.</summary>
/// <param name="Name">What it is, as a field is labelled: <c>People</c>.</param>
/// <param name="Unit">Its unit, as it reads after the figure: <c>% of full time</c>.</param>
/// <param name="Most">The largest that is taken; the smallest is zero.</param>
public sealed record Factor(string Name, string Unit, decimal Most)
{
    /// <summary>Whether it is a share in per cent, from 0 to 100, rather than a count.</summary>
    public bool IsPercentage => Unit.StartsWith('%');

    /// <summary>A figure as people type it, from a form or a workbook; only a share may have its sign. Null where it is no number.</summary>
    public decimal? Parse(string? typed) =>
        IsPercentage ? Percentage.Parse(typed) : Quantity.Parse(typed);

    /// <summary>What is said of one that could not be read.</summary>
    public string Unread(string typed) =>
        IsPercentage ? Percentage.Unread(typed) : Quantity.Unread(typed);
}

/// <summary>
/// How a quantity is worked out from what people know: heads, months, weeks, hours. So nobody does the sum by head, and the working
/// can be read by whoever judges it. Only units made of such figures have one.
/// </summary>
/// <param name="Formula">The arithmetic with its names.</param>
/// <param name="Factors">What is multiplied, in order.</param>
public sealed record UnitCalculator(string Formula, IReadOnlyList<Factor> Factors)
{
    private const decimal PerCent = 100m;
    private const decimal MostPeople = 1_000_000m;
    private static readonly Factor People = new("People", "people", MostPeople);

    private static readonly UnitCalculator FullTime = new(
        "people x share of full time x months / 12",
        [
            People,
            new Factor("Share of full time", "% of full time", PerCent),
            new Factor("Months in the year", "months", 12m),
        ]
    );

    private static readonly UnitCalculator Weeks = new(
        "people x weeks",
        [People, new Factor("Weeks each", "weeks", 520m)]
    );

    private static readonly UnitCalculator Hours = new(
        "people x hours x times",
        [
            People,
            new Factor("Hours each time", "hours", 8_784m),
            new Factor("Times", "times", 10_000m),
        ]
    );

    /// <summary>Which of the factors is the months somebody works in one contract year; null where none is.</summary>
    public int? MonthsAt => this == FullTime ? 2 : null;

    /// <summary>
    /// The time of each person in a working, and whether it is in weeks or hours: the time is null while a figure of it is. Null where
    /// the factors are bound to the length of the contract already, or are no time.
    /// </summary>
    public (decimal? Time, bool InWeeks)? TimeOfOne(IReadOnlyList<decimal?> figures) =>
        this == Weeks ? (figures.ElementAtOrDefault(1), true)
        : this == Hours ? (figures.ElementAtOrDefault(1) * figures.ElementAtOrDefault(2), false)
        : null;

    /// <summary>The one for a unit; null where the quantity is counted or measured as it is, as pounds and tonnes are.</summary>
    public static UnitCalculator? For(Unit unit) =>
        unit switch
        {
            Unit.FteYears => FullTime,
            Unit.Weeks => Weeks,
            Unit.StaffHours or Unit.ExpertHours or Unit.VolunteerHours or Unit.AttendeeHours =>
                Hours,
            Unit.Employees
            or Unit.PoundsInvested
            or Unit.PoundsGiven
            or Unit.PoundsSpent
            or Unit.TonnesCo2e
            or Unit.CarMiles
            or Unit.Tonnes
            or Unit.Kilograms
            or Unit.Percent => null,
        };

    /// <summary>The sum as a step to be read, nothing rounded.</summary>
    /// <param name="figures">One for each factor, each from zero to its most; a share in per cent.</param>
    public ExplanationStep Work(IReadOnlyList<decimal> figures, Unit unit) =>
        this == FullTime
            ? FullTimeEquivalent.Years(figures[0], figures[1] / PerCent, figures[2]).Value
            : new ExplanationStep(
                $"{Formula[..1].ToUpperInvariant()}{Formula[1..]}.",
                Formula,
                [
                    .. Factors.Zip(
                        figures,
                        (factor, figure) =>
                            new ExplanationInput(
                                factor.Name.ToLowerInvariant(),
                                figure,
                                factor.Unit
                            )
                    ),
                ],
                figures.Aggregate(1m, (product, figure) => product * figure),
                unit.Words()
            );
}
