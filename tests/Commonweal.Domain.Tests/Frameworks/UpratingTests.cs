using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public class UpratingTests
{
    private static readonly Parameter Deflator = TestEdition.Dated(
        "GDP deflator",
        "index",
        (2012, 71.9294m),
        (2022, 90.5005m),
        (2024, 100m)
    );

    [Fact]
    public void A_cost_is_brought_to_the_prices_of_the_edition_whatever_the_day()
    {
        var proxy = Costing(9800m, 2012);

        Assert.Equal(13_624.470662m, proxy.On(new DateOnly(2013, 5, 1))!.Figure.Central);
        Assert.Equal(13_624.470662m, proxy.On(TestEdition.Day)!.Figure.Central);
        Assert.Equal(2024, proxy.On(TestEdition.Day)!.Figure.PriceYear);
    }

    [Theory]
    [InlineData("10", "96", "10.416667")]
    // Exactly halfway: away from zero, as everywhere.
    [InlineData("0.000002", "80", "0.000003")]
    public void What_is_worked_out_is_rounded_half_away_from_zero(
        string pounds,
        string then,
        string expected
    )
    {
        var deflator = TestEdition.Dated(
            "GDP deflator",
            "index",
            (2022, Number(then)),
            (2024, 100m)
        );
        var figure = new Figure(Number(pounds), null, null, Confidence.Medium, 2022);

        var uprated = new Uprating(deflator, 2024).Apply(Result(figure))!.Figure;

        Assert.Equal(Number(expected), uprated.Central);

        static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_explanation_names_the_year_of_every_figure_in_pounds_and_both_deflators()
    {
        var steps = Costing(260.96m, 2022).On(TestEdition.Day)!.Explanation.Steps;

        Assert.Collection(
            steps,
            published =>
            {
                Assert.Equal("GBP per unit, 2022 prices", published.Unit);
                Assert.Equal("GBP per year, 2022 prices", Assert.Single(published.Inputs).Unit);
            },
            uprated =>
            {
                Assert.Equal(
                    "pounds per unit x deflator of 2024 / deflator of 2022",
                    uprated.Formula
                );
                Assert.Equal(
                    [260.96m, 100m, 90.5005m],
                    uprated.Inputs.Select(input => input.Value)
                );
                Assert.Equal(TestEdition.Source, uprated.Inputs[2].Source);
                Assert.Equal("GBP per unit, 2024 prices", uprated.Unit);
            }
        );
        Assert.Equal(288.351998m, steps[1].Result);
    }

    [Fact]
    public void The_range_is_brought_along_and_the_weakest_confidence_holds()
    {
        var range = new Figure(253.19m, 126.60m, 379.79m, Confidence.Medium, 2022);

        var figure = new Uprating(Deflator, 2024).Apply(Result(range))!.Figure;

        Assert.Equal(139.888730m, figure.Low);
        Assert.Equal(419.655140m, figure.High);
        Assert.Equal(Confidence.Medium, figure.Confidence);
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(null)]
    public void Nothing_is_done_to_pounds_of_that_year_nor_to_pounds_counted_as_given(int? year)
    {
        var value = Result(new Figure(1m, null, null, Confidence.High, year));

        Assert.Equal(value, new Uprating(Deflator, 2024).Apply(value));
    }

    [Theory]
    [InlineData(2013, 2024)]
    [InlineData(2022, 2025)]
    public void The_deflator_of_another_year_never_stands_in_for_one_that_is_not_held(
        int from,
        int to
    ) =>
        Assert.Null(
            new Uprating(Deflator, to).Apply(
                Result(new Figure(1m, null, null, Confidence.High, from))
            )
        );

    [Fact]
    public void A_figure_used_after_the_last_day_it_is_known_for_says_so()
    {
        var wage = new Parameter(
            "wage",
            "Hourly wage",
            "GBP per hour",
            new DatedValues<Figure>([
                new(
                    new DateOnly(2023, 12, 1),
                    new Figure(
                        12m,
                        null,
                        null,
                        Confidence.Medium,
                        2023,
                        new LastKnown(new DateOnly(2024, 11, 30), "The next is not ours to use.")
                    ),
                    TestEdition.Source
                ),
            ])
        );

        Assert.Equal("Each unit is valued at the published figure: Hourly wage.", Says(2024));
        Assert.Equal(
            "Each unit is valued at the published figure: Hourly wage. Hourly wage: this figure holds up to 30 November 2024. The next is not ours to use. It is used until a later one is added.",
            Says(2026)
        );

        string Says(int year) =>
            new Formula.DatedFigure(wage).On(new DateOnly(year, 11, 30))!.Explanation.Steps[0].Says;
    }

    private static Proxy Costing(decimal pounds, int year) =>
        new(
            "cost",
            "Cost",
            Unit.FteYears,
            new Formula.DatedFigure(
                new Parameter(
                    "cost",
                    "Cost",
                    "GBP per year",
                    new DatedValues<Figure>([
                        new(
                            new DateOnly(year, 4, 1),
                            new Figure(pounds, null, null, Confidence.Medium, year),
                            TestEdition.Source
                        ),
                    ])
                )
            ),
            new Uprating(Deflator, 2024)
        );

    private static FormulaResult Result(Figure figure) => new(figure, new Explanation([]), []);
}
