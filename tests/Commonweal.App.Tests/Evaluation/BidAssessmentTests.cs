using System.Net;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>After the award every bidder learns how its own bid was judged, and nothing of another's but the winner's marks.</summary>
public sealed class BidAssessmentTests : EvaluationCase
{
    private const string Adjusted = "Half of these jobs exist already.";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var line = await World.AskAsync<Db, Guid>(db =>
            db.As(Tender.Officer)
                .Set<BidLine>()
                .Where(row => row.BidId == Tender.Bids[1] && row.Measure == "NT1")
                .Select(row => row.Id)
                .SingleAsync()
        );
        _ = (
            await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
                act.RunAsync(Tender.Officer, line, 2m, Adjusted, Stop)
            )
        ).Value;
        await World.RankedAsync(Tender);
    }

    [Fact]
    public async Task Nothing_is_told_before_the_award_even_to_the_database_of_the_bidder()
    {
        Assert.Null(await AssessmentAsync(Tender.Suppliers[0], Tender.Bids[0]));
        Assert.Empty(await MarksSeenByAsync(Tender.Suppliers[0]));
    }

    [Fact]
    public async Task Each_bidder_reads_its_own_marks_as_the_ranking_has_them_and_the_winners_totals()
    {
        await AwardAsync();
        var ranking = (
            await World.AskAsync<ProcurementRanking, Outcome<ProcurementRanking.View>>(lookup =>
                lookup.RunAsync(Tender.Head, Tender.ProcurementId, Stop)
            )
        )
            .Value
            .Latest!;
        BidScore ScoreOf(int bid) =>
            ranking.Bids.Single(row => row.BidId == Tender.Bids[bid]).Score;

        foreach (var bid in new[] { 0, 1 })
        {
            var told = (await AssessmentAsync(Tender.Suppliers[bid], Tender.Bids[bid]))!.Result;
            Assert.Equal(
                (ScoreOf(bid).Quantitative, ScoreOf(bid).Qualitative, ScoreOf(bid).Rank),
                (told.Quantitative, told.Qualitative, told.Place)
            );
            Assert.Equal((2, bid == 0), (told.Bids, told.Taken));
            Assert.Equal("Bidder no. 1 of lancashire", told.Winner);
            Assert.Equal(
                ("The best offer overall.", false, false),
                (told.Reason, told.IsLevel, told.SharesPlace)
            );
            Assert.Equal(
                (ScoreOf(0).Quantitative, ScoreOf(0).Qualitative),
                (told.WinnerQuantitative, told.WinnerQualitative)
            );
            Assert.Equal(
                (ranking.Input.QuantitativeMarks, ranking.Input.QualitativeMarks),
                (told.QuantitativeAvailable, told.QualitativeAvailable)
            );
        }
    }

    [Fact]
    public async Task The_lines_are_the_bidders_own_with_mark_reason_and_adjustment()
    {
        await AwardAsync();

        var lines = (await AssessmentAsync(Tender.Suppliers[1], Tender.Bids[1]))!.Lines;

        Assert.Equal("NT1 NT29", string.Join(' ', lines.Select(line => line.Measure)));
        Assert.All(lines, line => Assert.Equal((3, "The panel agreed."), (line.Mark, line.Reason)));
        Assert.Equal((4m, 2m), (lines[0].Quantity, lines[0].AcceptedQuantity));
        Assert.Equal(Adjusted, lines[0].AdjustmentReason);
        Assert.Null(lines[1].AdjustmentReason);
    }

    [Fact]
    public async Task Another_bidders_marks_reasons_and_adjustments_are_never_visible()
    {
        await AwardAsync();
        var colleague = await World.ColleagueAsync(Tender.Suppliers[0], Role.SupplierReader);

        Assert.NotNull(await AssessmentAsync(colleague, Tender.Bids[0]));
        foreach (var stranger in new[] { Tender.Suppliers[0], Tender.Officer, Actor.Public })
        {
            Assert.Null(await AssessmentAsync(stranger, Tender.Bids[1]));
        }

        var own = await LinesOfAsync(Tender.Bids[0]);
        Assert.Equal(own.Order(), (await MarksSeenByAsync(Tender.Suppliers[0])).Order());
        Assert.Empty(await MarksSeenByAsync(await World.SupplierAsync("Never bid")));
        Assert.Equal(
            0,
            await World.AskAsync<Db, int>(db =>
                db.As(Tender.Suppliers[0]).Set<ScoringRun>().IgnoreQueryFilters().CountAsync()
            )
        );
    }

    [Fact]
    public async Task A_losing_bidder_follows_the_link_from_its_bids_and_reads_the_page()
    {
        await using var site = await Site.OpenAsync(World);
        var loser = await site.SignInAsync(Tender.Suppliers[1]);
        var at = $"/supplier/bids/{Tender.Bids[1]}/result";
        Assert.Equal(HttpStatusCode.NotFound, (await loser.GetAsync(at)).Status);
        await AwardAsync();

        var mine = await loser.GetAsync($"/supplier/bids/{Tender.Bids[1]}");
        Assert.Equal(at, mine.Link("See how your bid was assessed"));
        await loser.GetAsync("/supplier/bids");
        var page = await loser.FollowAsync("How it was assessed");

        Assert.Equal(at, page.Path);
        Assert.Contains("awarded to Bidder no. 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("The best offer overall.", page.Text, StringComparison.Ordinal);
        Assert.Contains("What happens next", page.Text, StringComparison.Ordinal);
        Assert.Contains("at least 8 working days", page.Text, StringComparison.Ordinal);
        Assert.Contains(Adjusted, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("480,000", page.Text, StringComparison.Ordinal);
        var winner = await site.SignInAsync(Tender.Suppliers[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await winner.GetAsync(at)).Status);
        var own = await winner.GetAsync($"/supplier/bids/{Tender.Bids[0]}/result");
        Assert.Contains("Your bid was successful", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bidder no. 2", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Adjusted, own.Text, StringComparison.Ordinal);
    }

    private async Task AwardAsync() =>
        _ = (
            await World.AwardAsync(
                Tender.Awarder,
                Tender.ProcurementId,
                Tender.Bids[0],
                "Its price decided."
            )
        ).Value;

    private Task<BidAssessment.View?> AssessmentAsync(Actor actor, Guid bid) =>
        World.AskAsync<BidAssessment, BidAssessment.View?>(lookup =>
            lookup.RunAsync(actor, bid, Stop)
        );

    /// <summary>With the filters off: row security alone decides.</summary>
    private Task<List<Guid>> MarksSeenByAsync(Actor actor) =>
        World.AskAsync<Db, List<Guid>>(db =>
            db.As(actor)
                .Set<ModeratedScore>()
                .IgnoreQueryFilters()
                .Select(score => score.BidLineId)
                .ToListAsync()
        );

    private Task<List<Guid>> LinesOfAsync(Guid bid) =>
        World.AskAsync<Db, List<Guid>>(db =>
            db.As(Tender.Officer)
                .Set<BidLine>()
                .Where(line => line.BidId == bid)
                .Select(line => line.Id)
                .ToListAsync()
        );
}
