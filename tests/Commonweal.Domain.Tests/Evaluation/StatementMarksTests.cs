using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

public class StatementMarksTests
{
    [Theory]
    [InlineData(12, 3, 5, "4")]
    [InlineData(12, 3, 10, "8")]
    [InlineData(5, 2, 5, "2.5")]
    [InlineData(0, 0, 5, "0")]
    public void The_score_is_the_mean_over_every_measure_offered(
        int sum,
        int lines,
        decimal maximum,
        string expected
    ) => Assert.Equal(Quantity.Parse(expected), new StatementMarks(sum, lines).On(maximum));

    [Fact]
    public void The_score_is_always_on_the_scale_of_the_method() =>
        Prop.ForAll(
                Gen.ArrayOf(Gen.Choose(0, Score.Highest)).ToArbitrary(),
                Gen.Choose(1, 1_000).ToArbitrary(),
                (marks, maximum) =>
                    new StatementMarks(marks.Sum(), marks.Length).On(maximum) is var score
                    && score >= 0m
                    && score <= maximum
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Bidders_go_by_letters_that_depend_on_their_ids_alone()
    {
        Guid[] bids = [.. Enumerable.Range(1, 28).Select(n => new Guid(n, 0, 0, new byte[8]))];

        Assert.Equal("Bidder A", Tender.Bidder(bids.Reverse(), bids[0]));
        Assert.Equal("Bidder Z", Tender.Bidder(bids, bids[25]));
        Assert.Equal("Bidder AB", Tender.Bidder(bids, bids[27]));
    }
}
