using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Rules;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

public class StatementMarksTests
{
    [Theory]
    [InlineData(12, 3, "4")]
    [InlineData(5, 2, "2.5")]
    [InlineData(0, 0, "0")]
    public void The_score_is_the_mean_over_every_measure_offered(
        int sum,
        int lines,
        string expected
    ) => Assert.Equal(Quantity.Parse(expected), new StatementMarks(sum, lines).Mean);

    [Fact]
    public void The_score_is_always_on_the_scale_that_is_published() =>
        Prop.ForAll(
                Gen.ArrayOf(Gen.Choose(0, ScoreLadder.Highest)).ToArbitrary(),
                marks =>
                    new StatementMarks(marks.Sum(), marks.Length).Mean
                        is >= 0m
                            and <= ScoreLadder.Highest
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
