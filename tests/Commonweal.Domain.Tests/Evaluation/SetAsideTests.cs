using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

/// <summary>What a bid set aside does to the others where they are marked relative to the highest.</summary>
public class SetAsideTests
{
    private static readonly EvaluatedBid A = new("Bidder A", 200_000m, 0m, 3m, true);
    private static readonly EvaluatedBid B = new("Bidder B", 150_000m, 0m, 5m, true);
    private static readonly EvaluatedBid C = new("Bidder C", 50_000m, 0m, 4m, true);

    [Fact]
    public void Without_the_highest_the_others_are_measured_by_the_next_one()
    {
        // C2 of the worked cases, then the same without A: B has all, C a third and four fifths.
        var (with, without) = (Run(A, B, C), Run(B, C));

        Assert.Equal([8.00m, 8.75m, 5.25m], [.. with.Result.Bids.Select(bid => bid.Total)]);
        Assert.Equal(
            [10.00m, 5.67m],
            [.. without.Result.Bids.Select(bid => decimal.Round(bid.Total, 2))]
        );
        Assert.Equal([1, 2], without.Result.Bids.Select(bid => bid.Rank));
    }

    [Fact]
    public void Each_bid_reads_what_setting_another_aside_did_to_it()
    {
        var changes = RunComparison.Of(Run(A, B, C), Run(B, C));

        Assert.Equal(
            [
                "It takes no part in the second: it is set aside.",
                "Nothing of its own changed. Its marks moved because bids are measured by the highest, and that changed.",
                "Nothing of its own changed. Its marks moved because bids are measured by the highest, and that changed.",
            ],
            changes.Select(change => Assert.Single(change.Why)),
            StringComparer.Ordinal
        );
        Assert.Null(changes[0].After);
        Assert.Equal(
            "It took no part in the first: it was set aside, or not let in yet.",
            Assert.Single(RunComparison.Of(Run(B, C), Run(A, B, C))[0].Why)
        );
    }

    [Fact]
    public void Setting_a_lower_one_aside_moves_places_and_no_marks()
    {
        var changes = RunComparison.Of(Run(A, B, C), Run(A, C));

        Assert.Equal(8.00m, changes[0].After!.Total);
        Assert.Equal((2, 1), (changes[0].Before!.Rank, changes[0].After!.Rank));
        Assert.StartsWith(
            "Nothing of its own changed, nor its marks.",
            Assert.Single(changes[0].Why),
            StringComparison.Ordinal
        );
    }

    private static (EvaluationInput Input, EvaluationResult Result) Run(params EvaluatedBid[] bids)
    {
        var input = new EvaluationInput(
            10m,
            50m,
            new QuantitativeRule(QuantitativeMethod.RelativeToHighest),
            bids,
            new QualitativeRule(5)
        );
        return (input, Scoring.Run(input).Value);
    }
}
