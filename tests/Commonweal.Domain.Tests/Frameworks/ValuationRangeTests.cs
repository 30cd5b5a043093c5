using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

/// <summary>Worked by hand from the constructed edition: 12.60 an hour without a range, 277.22 a tonne with one of half either way.</summary>
public class ValuationRangeTests
{
    private static readonly Additionality Central = new(0.20m, 0.25m, 0.10m, 0m);

    private static readonly Additionality Conservative = new(0.35m, 0.40m, 0.20m, 0.05m);

    private static readonly ValuationLine[] Lines = [new("C", 10m), new("V", 100m), new("J", 1m)];

    [Fact]
    public void A_line_without_a_range_counts_its_central_figure_at_both_ends_and_this_is_said()
    {
        var result = Value(Lines);

        Assert.Equal(new ValueRange(1386.10m, 2772.20m, 4158.30m), result.Lines[0].Range);
        Assert.Equal(new ValueRange(1260m, 1260m, 1260m), result.Lines[1].Range);
        Assert.Equal(new ValueRange(2646.10m, 4032.20m, 5418.30m), result.Range.Social);
        Assert.Equal(new ValueRange(22932m, 22932m, 22932m), result.Range.LocalEconomic);
        Assert.Equal(new ValueRange(25578.10m, 26964.20m, 28350.30m), result.Range.Total);
        Assert.Equal(
            "1 of 3 lines has a range; the others count the same at both ends",
            result.RangeSays
        );
        Assert.Equal("£25,578 to £28,350", result.Range.Total.Display());
        Assert.Null(result.Range.LocalEconomic.Display());
    }

    [Fact]
    public void Only_the_end_that_is_published_differs_from_the_central_figure() =>
        Assert.Equal(
            new ValueRange(8m, 10m, 10m),
            new Figure(10m, 8m, null, Confidence.Medium).Range
        );

    [Fact]
    public void Every_figure_of_a_sum_brings_its_range_and_the_weakest_confidence_holds()
    {
        var perMile = TestEdition.Dated("mile", "kg CO2e per mile", (2000, 0.3m));
        perMile = perMile.With(
            perMile.Values.All[0] with
            {
                Value = new Figure(0.3m, 0.1m, 0.5m, Confidence.Low),
            }
        );

        var figure = new Formula.CarbonPerMile(TestEdition.Carbon, perMile)
            .On(TestEdition.Day)!
            .Figure;

        // 138.61 x 0.1, 277.22 x 0.3 and 415.83 x 0.5, each / 1000.
        Assert.Equal(new ValueRange(0.013861m, 0.083166m, 0.207915m), figure.Range);
        Assert.Equal(Confidence.Low, figure.Confidence);
    }

    [Fact]
    public void Every_step_says_its_range()
    {
        var steps = Value(Lines).Lines[0].Explanation.Steps;

        Assert.Equal(new ValueRange(138.61m, 277.22m, 415.83m), steps[0].Range);
        Assert.Equal(new ValueRange(1386.10m, 2772.20m, 4158.30m), steps[^1].Range);
        Assert.All(Value(Lines).Lines[1].Explanation.Steps, step => Assert.Null(step.Range));
    }

    [Fact]
    public void Of_the_central_shares_54_per_cent_is_net_beside_the_gross_value()
    {
        var result = Value(Lines, Central);

        Assert.Equal(0.54m, Central.Factor);
        Assert.Equal(26964.20m, result.Total);
        Assert.Equal(new ValueRange(13812.174m, 14560.668m, 15309.162m), result.Net!.Total);
        Assert.Equal(2177.388m, result.Net.Social.Central);
        Assert.Equal(12383.28m, result.Net.LocalEconomic.Central);
        Assert.Equal(1496.988m, result.Lines[0].Net!.Explanation.Steps[^1].Result);
    }

    [Fact]
    public void Of_the_conservative_shares_30_per_cent_is_net()
    {
        Assert.Equal(0.2964m, Conservative.Factor);
        Assert.Equal(7992.18888m, Value(Lines, Conservative).Net!.Total.Central);
    }

    [Fact]
    public void The_deadweight_of_a_line_counts_in_place_of_the_authoritys()
    {
        // 100 x (1 - 0.5) x 12.60 = 630 gross, of which 0.75 x 0.90 is net; with nothing of its own 1260 x 0.54.
        var result = Value([new("V", 100m, 1m, 0.5m), new("V", 100m)], Central);

        Assert.Equal([630m, 1260m], result.Lines.Select(line => line.Value!.Value));
        Assert.Equal([425.25m, 680.4m], result.Lines.Select(line => line.Net!.Range.Central));
        Assert.Equal<string>(
            ["displacement leakage substitution", "deadweight displacement leakage substitution"],
            [
                .. result.Lines.Select(line =>
                    string.Join(
                        ' ',
                        line.Net!.Explanation.Steps[0].Inputs.Select(input => input.Name)
                    )
                ),
            ]
        );
    }

    [Fact]
    public void What_adds_no_pounds_has_nothing_net() =>
        Assert.All(
            Value([new("N", 3m), new("R", 50m)], Central).Lines,
            line => Assert.Equal((null, null), (line.Range, line.Net))
        );

    [Fact]
    public void A_share_out_of_range_is_refused_by_its_name() =>
        Assert.Equal(
            "additionality.leakage",
            Assert
                .Single(
                    Valuation
                        .Of(TestEdition.Whole, TestEdition.Day, Lines, null, new(0m, 0m, 1.1m, 0m))
                        .Problems
                )
                .Field
        );

    private static ValuationResult Value(
        IReadOnlyList<ValuationLine> lines,
        Additionality? net = null
    ) => Valuation.Of(TestEdition.Whole, TestEdition.Day, lines, null, net).Value;
}
