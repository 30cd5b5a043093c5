using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

public class SampleBidsTests
{
    private static readonly ScoringMethod Method = new(
        10m,
        50m,
        new QuantitativeRule(QuantitativeMethod.RelativeToHighest),
        new QualitativeRule(5m),
        new EvaluationRules(MissingNarrative.Disregard, ExcludedBidSetsMaximum: false, []),
        [
            new Criterion("Price", 60m, Price: true),
            new Criterion("Quality", 30m),
            new Criterion("Social value", 10m, SocialValue: true),
        ]
    );

    [Fact]
    public void One_mark_is_worth_the_pounds_of_price_that_lose_one()
    {
        var worth = MarkPrice.Of(Method, 590_000m)!;

        // 60 x 590,000 / 600,000 = 59: ten thousand pounds more lose exactly one mark.
        Assert.Equal((60m, 10_000m), (worth.PriceMarks, worth.OneMark));
        Assert.Equal(59m, MarkPrice.Marked(60m, 590_000m, 600_000m));
        // All ten: 60 x 590,000 / 708,000 = 50.
        Assert.Equal(118_000m, worth.AllMarks);
        Assert.Equal(50m, MarkPrice.Marked(60m, 590_000m, 708_000m));
        Assert.Equal(
            [worth.OneMark, worth.AllMarks],
            worth.Explanation.Steps.Select(s => s.Result)
        );
    }

    [Fact]
    public void Where_social_value_weighs_as_much_as_price_no_price_outweighs_it()
    {
        var even = Method with
        {
            Weighting = 50m,
            Criteria =
            [
                new Criterion("Price", 50m, Price: true),
                new Criterion("Social value", 50m, SocialValue: true),
            ],
        };

        var worth = MarkPrice.Of(even, 490_000m)!;
        Assert.Equal((10_000m, null), (worth.OneMark, worth.AllMarks));
        Assert.Contains("any price", worth.Explanation.Steps[1].Says, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_without_an_estimate_or_a_price_among_the_criteria()
    {
        Assert.Null(MarkPrice.Of(Method, null));
        Assert.Null(
            MarkPrice.Of(Method with { Criteria = [new Criterion("Quality", 90m)] }, 100_000m)
        );
        var least = MarkPrice.Of(Method with { Criteria = null }, 100_000m)!;
        Assert.True(least.IsLeast);
        Assert.Equal(100m - Method.Weighting, least.PriceMarks);
        Assert.Equal(100_000m / (99m - Method.Weighting), least.OneMark);
        Assert.Null(
            MarkPrice.Of(Method with { Criteria = [new Criterion("Price", 0m, Price: true)] }, 1m)
        );
    }

    [Fact]
    public void Two_invented_bids_earn_what_real_ones_would()
    {
        var result = SampleBids
            .Run(
                Method,
                600_000m,
                new SampleBid(600_000m, 120_000m, 0m, 4m),
                new SampleBid(590_000m, 60_000m, 0m, 3m),
                25
            )
            .Value;

        Assert.Equal(
            [(5m, 4m), (2.5m, 3m)],
            result.Scores.Select(s => (s.SocialValue.Quantitative, s.SocialValue.Qualitative))
        );
        Assert.Equal([59m, 60m], result.Scores.Select(score => score.Price!.Value));
        Assert.Equal([68m, 65.5m], result.Scores.Select(score => score.Total));
        Assert.False(result.Outlier);
    }

    [Theory]
    [InlineData(QuantitativeMethod.RelativeToHighest, 200_000, 50_000, false)]
    [InlineData(QuantitativeMethod.RelativeToHighest, 200_000, 49_999, true)]
    [InlineData(QuantitativeMethod.AgainstTarget, 200_000, 10_000, false)]
    [InlineData(QuantitativeMethod.RelativeToHighest, 0, 0, false)]
    public void One_offer_far_above_the_other_is_warned_of_where_marks_go_by_the_highest(
        QuantitativeMethod method,
        int high,
        int low,
        bool warned
    )
    {
        var result = SampleBids.Run(
            Method with
            {
                Quantitative = new QuantitativeRule(method, TargetPercent: 20m),
            },
            1_000_000m,
            new SampleBid(1m, low, 0m, 3m),
            new SampleBid(1m, high, 0m, 3m),
            25
        );

        Assert.Equal(warned, result.Value.Outlier);
    }

    [Theory]
    [InlineData(QuantitativeMethod.PerMeasure)]
    [InlineData(QuantitativeMethod.Points)]
    public void Methods_that_mark_quantities_are_not_tried_in_pounds(QuantitativeMethod method) =>
        Assert.Equal(
            "evaluation.sample.quantities",
            SampleBids
                .Run(
                    Method with
                    {
                        Quantitative = new QuantitativeRule(method),
                    },
                    1m,
                    new SampleBid(1m, 0m, 0m, 0m),
                    new SampleBid(1m, 0m, 0m, 0m),
                    25
                )
                .Problems.Single()
                .Code
        );

    [Fact]
    public void A_bid_for_nothing_cannot_be_marked() =>
        Assert.Equal(
            "evaluation.sample.price",
            SampleBids
                .Run(Method, 1m, new SampleBid(0m, 0m, 0m, 0m), new SampleBid(1m, 0m, 0m, 0m), 25)
                .Problems.Single()
                .Code
        );

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Scores_that_differ_by_the_share_of_the_ladder_in_the_data_are_far_apart(
        int spread,
        bool far
    ) =>
        Assert.Equal(
            far,
            new ScoreLadder([.. Enumerable.Repeat(new ScoreStep("Good", "Good"), 6)])
            {
                FarApart = 40,
            }.IsFarApart(spread)
        );
}
