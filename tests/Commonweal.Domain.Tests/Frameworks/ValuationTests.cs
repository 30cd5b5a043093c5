using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public class ValuationTests
{
    [Theory]
    [InlineData("X", 1, 1, 0, "lines[1].measure", "frameworks.measure.unknown")]
    [InlineData("v", 1, 1, 0, "lines[1].measure", "frameworks.measure.unknown")]
    [InlineData("V", -1, 1, 0, "lines[1].quantity", "frameworks.quantity.range")]
    [InlineData("R", 101, 1, 0, "lines[1].quantity", "frameworks.quantity.range")]
    [InlineData("V", 1, 2, 0, "lines[1].attribution", "frameworks.share.range")]
    [InlineData("V", 1, 1, -1, "lines[1].deadweight", "frameworks.share.range")]
    public void What_cannot_be_valued_is_refused_by_line(
        string measure,
        int quantity,
        int attribution,
        int deadweight,
        string field,
        string code
    )
    {
        var outcome = Value([new("V", 1m), new(measure, quantity, attribution, deadweight)]);

        var problem = Assert.Single(outcome.Problems);
        Assert.Equal((field, code), (problem.Field, problem.Code));
    }

    [Fact]
    public void A_quantity_finer_than_the_store_keeps_is_refused() =>
        Assert.Equal(
            "frameworks.quantity.range",
            Assert.Single(Value([new("V", 0.00000000001m)]).Problems).Code
        );

    [Fact]
    public void The_largest_lines_of_a_contract_of_one_penny_still_have_a_percentage()
    {
        var lines = Enumerable.Repeat(new ValuationLine("J", 1_000_000_000_000m), 1000).ToArray();

        var result = Valuation.Of(TestEdition.Whole, TestEdition.Day, lines, 0.01m).Value;

        Assert.Equal(result.Total * 10_000m, result.OfContract(result.Total).Value);
    }

    [Fact]
    public void A_value_holds_from_its_first_day_until_the_next()
    {
        Assert.Null(Pounds("V", new DateOnly(2019, 12, 31)));
        Assert.Equal(9.5m, Pounds("V", new DateOnly(2020, 1, 1)));
        Assert.Equal(9.5m, Pounds("V", new DateOnly(2023, 12, 31)));
        Assert.Equal(12.6m, Pounds("V", new DateOnly(2024, 1, 1)));
    }

    [Fact]
    public void A_car_mile_is_worth_the_carbon_it_would_have_emitted()
    {
        var formula = new Formula.CarbonPerMile(
            TestEdition.Carbon,
            TestEdition.Fixed("kilograms a mile", 0.28276m)
        );

        Assert.Equal(0.28276m * 277.22m / 1000m, formula.On(TestEdition.Day)!.Figure.Central);
    }

    [Theory]
    [InlineData("V", 0)]
    [InlineData("V N", 1)]
    [InlineData("J V", 1)]
    [InlineData("J N", 0)]
    [InlineData("V C", 0)]
    [InlineData("J V C N", 2)]
    public void Measures_that_may_count_the_same_thing_are_pointed_out(string codes, int warnings)
    {
        var result = Value([.. codes.Split(' ').Select(code => new ValuationLine(code, 1m))]).Value;

        Assert.Equal(warnings, result.Warnings.Count);
        Assert.All(
            result.Warnings,
            warning => Assert.Equal("frameworks.exclusion.overlap", warning.Code)
        );
    }

    private static decimal? Pounds(string code, DateOnly day) =>
        UnitValue.On(TestEdition.Whole, TestEdition.Whole.Find(code)!, day).Figure?.Central;

    private static Outcome<ValuationResult> Value(IReadOnlyList<ValuationLine> lines) =>
        Valuation.Of(TestEdition.Whole, TestEdition.Day, lines, null);
}
