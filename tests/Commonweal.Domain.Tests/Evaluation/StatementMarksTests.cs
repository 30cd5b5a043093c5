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
    public void Bidders_go_by_letters_and_one_opened_later_takes_none_away()
    {
        var opened = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        (DateTimeOffset? OpenedAt, Guid Id)[] bids =
        [
            .. Enumerable
                .Range(1, 28)
                .Select(n =>
                    (
                        (DateTimeOffset?)opened.AddDays(n == 1 ? 1 : 0),
                        new Guid(n, 0, 0, new byte[8])
                    )
                ),
        ];

        Assert.Equal("Bidder A", Tender.Bidders(bids.Reverse())[bids[1].Id]);
        Assert.Equal("Bidder Z", Tender.Bidders(bids)[bids[26].Id]);
        Assert.Equal("Bidder AA", Tender.Bidders(bids)[bids[27].Id]);
        Assert.Equal("Bidder AB", Tender.Bidders(bids)[bids[0].Id]);
    }
}
