using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

public class ScoringRefusalsTests
{
    private static readonly EvaluationInput Sound = new(
        10m,
        50m,
        new QuantitativeRule(QuantitativeMethod.RelativeToHighest),
        [
            new EvaluatedBid("A", 200_000m, 0m, 3m, true, 900_000m),
            new EvaluatedBid("B", 150_000m, 0m, 5m, true, 950_000m),
        ],
        new QualitativeRule(5m)
    );

    public static TheoryData<string, EvaluationInput> Unsound() =>
        new()
        {
            { "weighting", Sound with { Weighting = 101m } },
            { "weighting", Sound with { Weighting = decimal.MaxValue } },
            { "quantitativeShare", Sound with { QuantitativeShare = -1m } },
            { "quantitativeShare", Using(new(QuantitativeMethod.None)) },
            { "qualitative", Sound with { Qualitative = null } },
            { "qualitative.maxScore", Sound with { Qualitative = new(0m) } },
            { "qualitative.minimumScore", Sound with { Qualitative = new(5m, 6m) } },
            { "contractValue", Using(new(QuantitativeMethod.AgainstTarget, TargetPercent: 20m)) },
            {
                "quantitative.targetPercent",
                Using(new(QuantitativeMethod.AgainstTarget)) with
                {
                    ContractValue = 1m,
                }
            },
            { "quantitative.bands", Bands() },
            { "quantitative.bands[1].score", Bands(new(0m, 0m), new(5m, 6m)) },
            { "quantitative.bands[1]", Bands(new(5m, 1m), new(5m, 2m)) },
            { "quantitative.bands[1]", Bands(new(5m, 2m), new(6m, 1m)) },
            {
                "quantitative.classShares",
                Using(Sound.Quantitative with { Classes = MarkedClasses.Separate })
            },
            {
                "quantitative.classShares",
                Using(
                    Sound.Quantitative with
                    {
                        Classes = MarkedClasses.Separate,
                        ClassShares = new(50m, 40m),
                    }
                )
            },
            { "bids", Sound with { Bids = [] } },
            { "bids[1].id", Second(bid => bid with { Id = "A" }) },
            { "bids[1].id", Second(bid => bid with { Id = " " }) },
            { "bids[1].social", Second(bid => bid with { Social = -1m }) },
            {
                "bids[1].localEconomic",
                Second(bid => bid with { LocalEconomic = decimal.MaxValue })
            },
            { "bids[1].qualitativeScore", Second(bid => bid with { QualitativeScore = 5.1m }) },
            { "bids[1].qualitativeScore", Second(bid => bid with { QualitativeScore = null }) },
            { "bids[1].hasNarrative", Second(bid => bid with { HasNarrative = null }) },
            {
                "bids[1].adjustments",
                Second(bid => bid with { Adjustments = [new("double counted", -150_000.01m)] })
            },
            {
                "bids[1].adjustments[0].reason",
                Second(bid => bid with { Adjustments = [new("", -1m)] })
            },
            {
                "bids[1].adjustments[0]",
                Second(bid => bid with { Adjustments = [new("x", decimal.MinValue)] })
            },
            { "rules.missingNarrative", Second(bid => bid with { HasNarrative = false }) },
            { "rules.excludedBidSetsMaximum", Sound with { Qualitative = new(5m, 4m) } },
            { "quantitative.expectedPoints", Using(new(QuantitativeMethod.Points)) },
            {
                "quantitative.expectedPoints",
                Using(new(QuantitativeMethod.Points, ExpectedPoints: 0m))
            },
            { "measures", Using(new(QuantitativeMethod.Points, ExpectedPoints: 1m)) },
            { "measures", PerMeasure([], new MeasureTerms("JOB", 99m)) },
            { "measures[1].measure", PerMeasure([], new("JOB", 50m), new("JOB", 50m)) },
            { "measures[0].weight", PerMeasure([], new MeasureTerms("JOB", 101m)) },
            { "measures[0].target", PerMeasure([], new MeasureTerms("JOB", 100m, Target: 0m)) },
            {
                "measures[0].limit",
                PerMeasure([], new MeasureTerms("JOB", 100m, Target: 2m, Limit: 1m))
            },
            { "bids[0].offers[0].measure", PerMeasure([new("HRS", 1m)], Jobs) },
            { "bids[0].offers[1].measure", PerMeasure([new("JOB", 1m), new("JOB", 1m)], Jobs) },
            { "bids[0].offers[0].quantity", PerMeasure([new("JOB", -1m)], Jobs) },
            { "bids[0].offers[0].accepted", PerMeasure([new("JOB", 1m, 2m)], Jobs) },
            { "bids[0].offers[0].reason", PerMeasure([new("JOB", 2m, 1m)], Jobs) },
            { "bids[0].offers[0].share", PerMeasure([new("JOB", 2m, null, 1.01m)], Jobs) },
            {
                "bids[1].price",
                Second(bid => bid with { Price = null }) with
                {
                    Rules = new(TieBreak: [TieBreak.Price]),
                }
            },
        };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Input_that_cannot_be_marked_is_refused_at_its_field(
        string field,
        EvaluationInput input
    )
    {
        var outcome = Scoring.Run(input);

        Assert.False(outcome.Succeeded);
        Assert.Contains(outcome.Problems, problem => problem.Field == field);
    }

    [Fact]
    public void The_input_the_refusals_start_from_is_sound() =>
        Assert.True(Scoring.Run(Sound).Succeeded);

    [Fact]
    public void Every_fault_is_named_at_once() =>
        Assert.Equal(
            2,
            Scoring.Run(Second(bid => bid with { Id = "A", QualitativeScore = 9m })).Problems.Count
        );

    [Theory]
    [InlineData(10, 100)]
    [InlineData(0, 50)]
    public void A_bid_without_a_statement_is_scored_where_statements_earn_nothing(
        decimal weighting,
        decimal share
    ) =>
        Assert.True(
            Scoring
                .Run(
                    Second(bid => bid with { HasNarrative = false, QualitativeScore = 0m }) with
                    {
                        Weighting = weighting,
                        QuantitativeShare = share,
                    }
                )
                .Succeeded
        );

    [Fact]
    public void A_bid_without_a_statement_can_keep_its_marks_for_value()
    {
        var score = Scoring
            .Run(
                Second(bid => bid with { HasNarrative = false }) with
                {
                    Rules = new(MissingNarrative.ZeroQualitative),
                }
            )
            .Value.Bids[1];

        Assert.Equal((3.75m, 0m), (score.Quantitative, score.Qualitative));
        Assert.Contains(
            score.Reasons,
            says => says.Contains("qualitative score is 0", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_tie_no_rule_separates_shares_the_rank_and_says_so()
    {
        var level = Second(bid => Sound.Bids[0] with { Id = "B" });

        var result = Scoring.Run(level with { Rules = new(TieBreak: [TieBreak.Price]) }).Value;

        Assert.Equal([1, 1], result.Bids.Select(bid => bid.Rank));
        Assert.Equal(["A", "B"], Assert.Single(result.Ties));
        Assert.Contains("does not separate", result.Bids[0].Reasons[^1], StringComparison.Ordinal);
        Assert.Contains(
            "no tie-break was published",
            Scoring.Run(level).Value.Bids[0].Reasons[^1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_cheaper_of_two_level_bids_comes_first_when_price_breaks_ties()
    {
        var level = Second(bid => Sound.Bids[0] with { Id = "B", Price = 899_999m });

        var result = Scoring.Run(level with { Rules = new(TieBreak: [TieBreak.Price]) }).Value;

        Assert.Equal([2, 1], result.Bids.Select(bid => bid.Rank));
    }

    [Fact]
    public void A_bidder_reads_what_was_struck_out_and_why()
    {
        var score = Scoring
            .Run(Second(bid => bid with { Adjustments = [new("not additional", -50_000m)] }))
            .Value.Bids[1];

        Assert.Equal(150_000m, score.Submitted.Social);
        Assert.Equal(100_000m, score.Accepted.Social);
        Assert.Contains(
            "£50,000.00 of social value taken off: not additional.",
            score.Reasons[0],
            StringComparison.Ordinal
        );
    }

    private static EvaluationInput Using(QuantitativeRule rule) =>
        Sound with
        {
            Quantitative = rule,
        };

    private static EvaluationInput Bands(params Band[] bands) =>
        Using(new(QuantitativeMethod.Bands, MaxScore: 5m, Bands: bands)) with
        {
            ContractValue = 1_000_000m,
        };

    private static readonly MeasureTerms Jobs = new("JOB", 100m);

    private static EvaluationInput PerMeasure(
        OfferedMeasure[] offers,
        params MeasureTerms[] measures
    ) =>
        Using(new(QuantitativeMethod.PerMeasure)) with
        {
            Measures = measures,
            Bids = [.. Sound.Bids.Select(bid => bid with { Offers = offers })],
        };

    private static EvaluationInput Second(Func<EvaluatedBid, EvaluatedBid> change) =>
        Sound with
        {
            Bids = [Sound.Bids[0], change(Sound.Bids[1])],
        };
}
