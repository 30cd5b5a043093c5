using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

/// <summary>Every method is shown on two made-up bids: the first earns what the method gives at most, the second about half.</summary>
public class MethodExampleTests
{
    private const decimal Contract = 1_000_000m;

    private static readonly (MeasureTerms Terms, decimal? Worth)[] Valued =
    [
        (new MeasureTerms("S", 60m, Class: ValueClass.Social, Unit: "weeks"), 400m),
        (new MeasureTerms("L", 40m, Class: ValueClass.LocalEconomic, Unit: "pounds"), 1.25m),
    ];

    [Theory]
    [InlineData(QuantitativeMethod.RelativeToHighest, MarkedClasses.All)]
    [InlineData(QuantitativeMethod.RelativeToHighest, MarkedClasses.Separate)]
    [InlineData(QuantitativeMethod.AgainstTarget, MarkedClasses.All)]
    [InlineData(QuantitativeMethod.AgainstTarget, MarkedClasses.Social)]
    [InlineData(QuantitativeMethod.AgainstTarget, MarkedClasses.Separate)]
    [InlineData(QuantitativeMethod.Bands, MarkedClasses.All)]
    [InlineData(QuantitativeMethod.Points, MarkedClasses.All)]
    [InlineData(QuantitativeMethod.PerMeasure, MarkedClasses.All)]
    public void The_first_bid_earns_every_quantitative_mark_and_the_second_some(
        QuantitativeMethod how,
        MarkedClasses classes
    )
    {
        var (first, second) = Marks(Method(how, classes), Valued);

        Assert.Equal(5m, first);
        Assert.InRange(second, 1.5m, 3.5m);
    }

    [Theory]
    [InlineData(QuantitativeMethod.RelativeToHighest)]
    [InlineData(QuantitativeMethod.AgainstTarget)]
    [InlineData(QuantitativeMethod.Bands)]
    public void Without_a_value_that_everybody_may_read_it_begins_with_round_pounds(
        QuantitativeMethod how
    )
    {
        var example = MethodExample
            .Of(Method(how, MarkedClasses.All), [(Valued[0].Terms, null)], Contract)
            .Value;

        Assert.Empty(example.Offers);
        Assert.Equal(5m, example.Result.Bids[0].Quantitative);
        Assert.InRange(example.Result.Bids[1].Quantitative, 1.5m, 3.5m);
    }

    [Fact]
    public void Statements_alone_are_scored_within_the_scale_and_above_the_minimum()
    {
        var method = Method(QuantitativeMethod.None, MarkedClasses.All) with
        {
            QuantitativeShare = 0m,
            Qualitative = new QualitativeRule(3m, MinimumScore: 3m),
        };

        var example = MethodExample.Of(method, Valued, null).Value;

        Assert.Empty(example.Offers);
        Assert.Equal((3m, 3m), example.Scores);
        Assert.All(example.Result.Bids, bid => Assert.Equal(BidStatus.Scored, bid.Status));
    }

    [Fact]
    public void Nothing_offered_passes_a_published_limit()
    {
        var limited = Valued.Select(one => (one.Terms with { Limit = 3m }, one.Worth)).ToArray();

        var example = MethodExample
            .Of(Method(QuantitativeMethod.AgainstTarget, MarkedClasses.All), limited, Contract)
            .Value;

        Assert.All(example.Offers, offer => Assert.Equal((3m, 1.5m), (offer.First, offer.Second)));
    }

    [Fact]
    public void A_method_that_is_not_whole_is_refused_and_not_guessed()
    {
        var lacking = Method(QuantitativeMethod.AgainstTarget, MarkedClasses.All) with
        {
            Quantitative = new QuantitativeRule(QuantitativeMethod.AgainstTarget),
        };

        Assert.False(MethodExample.Of(lacking, Valued, Contract).Succeeded);
        Assert.False(
            MethodExample
                .Of(Method(QuantitativeMethod.Bands, MarkedClasses.All), Valued, null)
                .Succeeded
        );
    }

    private static (decimal First, decimal Second) Marks(
        ScoringMethod method,
        IReadOnlyList<(MeasureTerms Terms, decimal? Worth)> measures
    )
    {
        var bids = MethodExample.Of(method, measures, Contract).Value.Result.Bids;
        return (bids[0].Quantitative, bids[1].Quantitative);
    }

    private static ScoringMethod Method(QuantitativeMethod how, MarkedClasses classes) =>
        new(
            10m,
            50m,
            new QuantitativeRule(
                how,
                classes,
                classes == MarkedClasses.Separate ? new ClassShares(60m, 40m) : null,
                how == QuantitativeMethod.AgainstTarget ? 20m : null,
                how == QuantitativeMethod.Bands ? 4m : null,
                how == QuantitativeMethod.Bands
                    ? [new Band(0m, 0m), new Band(5m, 2m), new Band(20m, 4m)]
                    : null,
                how == QuantitativeMethod.Points ? 1_000m : null
            ),
            new QualitativeRule(5m),
            new EvaluationRules(MissingNarrative.Disregard, ExcludedBidSetsMaximum: false, [])
        );
}
