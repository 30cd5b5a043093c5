using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Tests.Frameworks;

/// <summary>A constructed edition with one measure of each kind; its figures are nobody's.</summary>
internal static class TestEdition
{
    public static readonly DateOnly Day = new(2026, 11, 21);

    public static readonly Source Source = new("Constructed", null, "MIT");

    public static readonly Parameter Wage = Dated(
        "wage",
        "GBP per hour",
        (2020, 9.5m),
        (2024, 12.6m)
    );

    /// <summary>The one with a range: half as much and half as much again.</summary>
    public static readonly Parameter Carbon = Ranged(
        Dated("carbon", "GBP per tonne", (2020, 253.19m), (2026, 277.22m))
    );

    public static Edition Whole { get; } =
        new()
        {
            Name = "constructed-1",
            Title = "Constructed",
            Version = "1",
            PublishedOn = new DateOnly(2020, 1, 1),
            PriceYear = 2024,
            Owner = "Nobody",
            Source = Source,
            About = "For tests.",
            Themes = [new Theme("all", "All", [new IntendedOutcome("good", "Good")])],
            Measures =
            [
                Of("V", Unit.VolunteerHours, ValueClass.Social, new Formula.DatedFigure(Wage)),
                Of(
                    "J",
                    Unit.FteYears,
                    ValueClass.LocalEconomic,
                    new Formula.AnnualWage(Wage, Fixed("hours", 35m), Fixed("weeks", 52m))
                ),
                Of("C", Unit.TonnesCo2e, ValueClass.Social, new Formula.DatedFigure(Carbon)),
                Of("N", Unit.Weeks, ValueClass.Social, null),
                Of("R", Unit.Percent, null, null),
            ],
            Exclusions =
            [
                new Exclusion("among", "hour", ["V", "N"], [], Source),
                new Exclusion("against", "person", ["J"], ["V", "C"], Source),
            ],
        };

    public static Parameter Fixed(string id, decimal value) => Dated(id, id, (2000, value));

    public static Parameter Dated(
        string id,
        string unit,
        params (int Year, decimal Value)[] values
    ) =>
        new(
            id,
            id,
            unit,
            new DatedValues<Figure>(
                values.Select(value => new DatedValue<Figure>(
                    new DateOnly(value.Year, 1, 1),
                    new Figure(value.Value, null, null, Confidence.High),
                    Source
                ))
            )
        );

    private static Parameter Ranged(Parameter parameter) =>
        parameter with
        {
            Values = new(
                parameter.Values.All.Select(dated =>
                    dated with
                    {
                        Value = dated.Value with
                        {
                            Low = dated.Value.Central / 2m,
                            High = dated.Value.Central * 1.5m,
                        },
                    }
                )
            ),
        };

    private static Measure Of(string code, Unit unit, ValueClass? valueClass, Formula? formula) =>
        new()
        {
            Code = code,
            Title = code,
            Unit = unit,
            Class = valueClass,
            Level = MeasureLevel.Output,
            Theme = "all",
            Outcome = "good",
            Counts = code,
            Order = code[0],
            Proxy = formula is null ? null : new Proxy(code, code, unit, formula),
        };
}
