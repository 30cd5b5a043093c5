using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

public sealed class ModerationTests : EvaluationCase
{
    [Fact]
    public async Task Moderation_begins_only_when_every_evaluator_who_began_has_locked()
    {
        Assert.Equal("evaluation.moderation.no-scores", CodeOf(await BeginAsync(Tender.Head)));
        await World.ScoredAsync(Tender.Evaluators[0], Tender.ProcurementId, 4);
        _ = (await World.DeclareAsync(Tender.Evaluators[1], Tender.ProcurementId)).Value;

        Assert.Equal("evaluation.moderation.not-locked", CodeOf(await BeginAsync(Tender.Head)));
        Assert.Equal("people.actor.not-allowed", CodeOf(await BeginAsync(Tender.Officer)));
        Assert.Equal(
            "evaluation.procurement.unknown",
            CodeOf(await BeginAsync((await AnotherCouncilAsync()).Head))
        );
    }

    [Fact]
    public async Task Nobody_sees_anothers_scores_before_moderation_begins_though_all_have_locked()
    {
        foreach (var evaluator in Tender.Evaluators)
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);
        var waiting = (await World.ModerationAsync(Tender.Head, Tender.ProcurementId))!;
        var line = (await World.SheetAsync(Tender.Evaluators[0], Tender.ProcurementId))!
            .Statements[0]
            .LineId;

        Assert.Null(waiting.Lacks);
        Assert.Empty(waiting.Lines);
        Assert.Equal(0, await ScoresSeenAsync(Tender.Head));
        Assert.Equal(4, await ScoresSeenAsync(Tender.Evaluators[0]));
        Assert.Equal(
            "evaluation.moderation.not-begun",
            CodeOf(await World.ModerateAsync(Tender.Head, line, 4))
        );

        var table = await World.BegunModerationAsync(Tender);
        Assert.All(table.Lines, row => Assert.Equal(2, row.Scores.Count));
        Assert.Equal(8, await ScoresSeenAsync(Tender.Head));
        Assert.Equal("evaluation.moderation.already-begun", CodeOf(await BeginAsync(Tender.Head)));
    }

    [Fact]
    public async Task Whoever_has_not_begun_is_left_out_with_a_reason_only()
    {
        await World.ScoredAsync(Tender.Evaluators[0], Tender.ProcurementId, 4);
        var refused = await BeginAsync(Tender.Head, " ");
        Assert.Equal("evaluation.moderation.without-reason", CodeOf(refused));
        Assert.Contains(
            Tender.Evaluators[1].Name,
            refused.Problems.Single().Message,
            StringComparison.Ordinal
        );

        var table = await World.BegunModerationAsync(Tender);
        Assert.Equal("They are away.", table.Begun!.WithoutReason);
        Assert.Equal(
            "evaluation.interest.too-late",
            CodeOf(await World.DeclareAsync(Tender.Evaluators[1], Tender.ProcurementId))
        );
    }

    [Fact]
    public async Task Whoever_opened_the_bids_leads_no_panel_in_acts_or_in_SQL()
    {
        const string Opened = "evaluation.moderation.opened-bids";
        foreach (var evaluator in Tender.Evaluators)
        {
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);
        }

        Assert.Equal(
            Opened,
            CodeOf(
                await World.AskAsync<BeginModeration, Outcome<Done>>(act =>
                    act.RunAsync(Tender.Awarder, Tender.ProcurementId, null, Stop)
                )
            )
        );
        await World.AssertRefusedAsync(
            Tender.Awarder,
            $"insert into moderation select id, authority_id, app_account(), database_now(), null from procurement where id = '{Tender.ProcurementId}'"
        );
        var line = (await World.BegunModerationAsync(Tender)).Lines[0].LineId;
        Assert.Equal(Opened, CodeOf(await World.ModerateAsync(Tender.Awarder, line, 4)));
        await World.AssertRefusedAsync(
            Tender.Awarder,
            $"insert into moderated_score select id, authority_id, supplier_id, 4, 'x', 'x', null, app_account(), database_now() from bid_line where id = '{line}'"
        );
        Assert.True((await World.ModerateAsync(Tender.Head, line, 4)).Succeeded);
        await World.AssertRefusedAsync(
            Tender.Awarder,
            "update moderated_score set mark = 1, moderated_by = app_account()"
        );
    }

    [Fact]
    public async Task A_released_evaluator_holds_nobody_up_and_their_marks_do_not_count()
    {
        var (stays, leaves) = (Tender.Evaluators[0], Tender.Evaluators[1]);
        await World.ScoredAsync(stays, Tender.ProcurementId, 4);
        _ = (await World.DeclareAsync(leaves, Tender.ProcurementId)).Value;
        var line = (await World.SheetAsync(leaves, Tender.ProcurementId))!.Statements[0].LineId;
        _ = (await World.ScoreAsync(leaves, line, 1)).Value;

        Assert.Equal(
            "people.actor.not-allowed",
            CodeOf(await World.ReleaseAsync(stays, Tender.ProcurementId, leaves))
        );
        Assert.Equal(
            "evaluation.release.reason",
            CodeOf(await World.ReleaseAsync(Tender.Head, Tender.ProcurementId, leaves, " "))
        );
        Assert.Equal(
            "evaluation.release.not-waited-for",
            CodeOf(await World.ReleaseAsync(Tender.Head, Tender.ProcurementId, stays))
        );
        _ = (await World.ReleaseAsync(Tender.Head, Tender.ProcurementId, leaves)).Value;

        var table = await World.BegunModerationAsync(Tender);
        Assert.All(table.Lines, row => Assert.Equal(4, Assert.Single(row.Scores).Mark));
        var report = (
            await World.AskAsync<EvaluationReport, Outcome<EvaluationReport.View>>(lookup =>
                lookup.RunAsync(Tender.Officer, Tender.ProcurementId, Stop)
            )
        ).Value;
        var given = report.Bidders.SelectMany(bidder => bidder.Lines).Single(row => row.Id == line);
        Assert.Equal(
            [(4, false), (1, true)],
            given
                .Scores.OrderByDescending(score => score.Mark)
                .Select(score => (score.Mark, report.DoesNotCount(score) is not null))
                .ToArray()
        );
        await using (var site = await Site.OpenAsync(World))
        {
            var officer = await site.SignInAsync(Tender.Officer);
            var page = await officer.GetAsync($"/procurements/{Tender.ProcurementId}/report");
            Assert.Contains(
                $"{leaves.Name} (released, does not count)",
                page.Text,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(
            "evaluation.moderation.departure-unexplained",
            CodeOf(await World.ModerateAsync(Tender.Head, line, 1))
        );
        Assert.True((await World.ModerateAsync(Tender.Head, line, 4)).Succeeded);
        Assert.Equal("evaluation.score.released", CodeOf(await World.ScoreAsync(leaves, line, 2)));
    }

    [Fact]
    public async Task The_agreed_mark_starts_empty_and_a_mark_nobody_gave_is_explained()
    {
        var line = (await LockedTableAsync()).Lines[0];

        Assert.Null(line.Mark);
        Assert.Equal([3, 5], line.Scores.Select(score => score.Mark).Order());
        Assert.Equal(
            "evaluation.moderation.departure-unexplained",
            CodeOf(await World.ModerateAsync(Tender.Head, line.LineId, 4))
        );
        _ = (
            await World.ModerateAsync(Tender.Head, line.LineId, 4, "Both missed a partner.")
        ).Value;
        _ = (await World.ModerateAsync(Tender.Head, line.LineId, 5)).Value;
        var agreed = (await World.ModerationAsync(Tender.Head, Tender.ProcurementId))!.Lines[0];
        Assert.Equal((5, ""), (agreed.Mark, agreed.DepartureReason));
    }

    [Fact]
    public async Task The_scoring_waits_for_every_statement_and_then_equals_the_published_method()
    {
        var table = await LockedTableAsync();
        await World.CheckedOffersAsync(Tender);
        Assert.Equal(
            "evaluation.moderation.incomplete",
            CodeOf(await World.RunScoringAsync(Tender.Head, Tender.ProcurementId))
        );
        foreach (var line in table.Lines)
        {
            _ = (await World.ModerateAsync(Tender.Head, line.LineId, 3)).Value;
        }

        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        var run = (await RankingAsync(Tender.Head)).Value.Latest!;
        Assert.Equal(
            Scoring
                .Run(run.Input)
                .Value.Bids.Select(bid => (bid.Id, bid.Total, bid.Rank))
                .OrderBy(bid => bid.Rank),
            run.Bids.Select(bid => (bid.Score.Id, bid.Score.Total, bid.Score.Rank))
        );
        Assert.Equal(3m, run.Input.Bids[0].QualitativeScore);
        Assert.True(run.IsCurrent);
    }

    [Fact]
    public async Task An_adjustment_lowers_what_is_accepted_keeps_the_offer_and_makes_the_run_old()
    {
        await World.RankedAsync(Tender);
        var bid = (await BidAsync()).Value;
        var line = bid.Lines.Single(row => row.Measure == "NT1");

        Assert.Equal("bids.adjustment.above-offer", CodeOf(await AdjustAsync(line.Id, 2.6m)));
        _ = (await AdjustAsync(line.Id, 1m)).Value;

        var after = (await BidAsync()).Value.Lines.Single(row => row.Measure == "NT1");
        Assert.Equal((2.5m, 1m), (after.Quantity, after.AcceptedQuantity));
        Assert.Equal(Tender.Officer.Name, after.AdjustedBy);
        var agreed = (await World.ModerationAsync(Tender.Head, Tender.ProcurementId))!;
        Assert.Equal(
            (1m, "Required by the specification."),
            agreed
                .Lines.Where(row => row.LineId == line.Id)
                .Select(row => (row.AcceptedQuantity, row.AdjustmentReason))
                .Single()
        );
        var unit = await World.UnitValueAsync("NT1");
        Assert.Equal((2.5m * unit, unit), (after.SubmittedValue, after.AcceptedValue));
        Assert.False((await RankingAsync(Tender.Head)).Value.Latest!.IsCurrent);
        var refused = await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[0]);
        Assert.Contains(
            refused.Problems,
            problem => problem.Code == "contracts.award.scoring-overtaken"
        );
    }

    [Fact]
    public async Task An_adjustment_taken_back_is_none()
    {
        var line = (await BidAsync()).Value.Lines.Single(row => row.Measure == "NT1");
        _ = (await AdjustAsync(line.Id, 1m)).Value;
        _ = (await AdjustAsync(line.Id, 2.5m)).Value;

        await World.RankedAsync(Tender);

        Assert.Null(
            (await BidAsync()).Value.Lines.Single(row => row.Id == line.Id).AdjustmentReason
        );
        var run = (await RankingAsync(Tender.Head)).Value.Latest!;
        Assert.All(run.Input.Bids, bid => Assert.Empty(bid.Adjustments!));
    }

    [Fact]
    public async Task An_adjustment_of_a_measure_without_value_is_said_in_its_quantity()
    {
        var line = (await BidAsync()).Value.Lines.Single(row => row.Measure == "NT1");
        await World.Database.TamperAsync(
            $"update bid_line set unit_value = null, value_class = null, submitted_value = 0, accepted_value = 0 where id = '{line.Id}'"
        );
        _ = (await AdjustAsync(line.Id, 1m)).Value;

        await World.RankedAsync(Tender);

        var run = (await RankingAsync(Tender.Head)).Value.Latest!;
        var reason = run
            .Bids.SelectMany(bid => bid.Score.Reasons)
            .Single(text => text.Contains("NT1", StringComparison.Ordinal));
        Assert.Contains(
            "NT1: 1 accepted of 2.5 offered, which adds no pounds. Required",
            reason,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Adjusted, with", reason, StringComparison.Ordinal);
    }

    private async Task<ModerationTable.View> LockedTableAsync()
    {
        await World.ScoredAsync(Tender.Evaluators[0], Tender.ProcurementId, 3);
        await World.ScoredAsync(Tender.Evaluators[1], Tender.ProcurementId, 5);
        return await World.BegunModerationAsync(Tender);
    }

    private Task<Outcome<Done>> BeginAsync(Actor actor, string? withoutReason = null) =>
        World.BeginModerationAsync(actor, Tender.ProcurementId, withoutReason);

    private Task<int> ScoresSeenAsync(Actor actor) =>
        World.AskAsync<Db, int>(db =>
            db.As(actor).Set<Score>().IgnoreQueryFilters([Db.OwnRows]).CountAsync()
        );

    private Task<Outcome<ProcurementRanking.View>> RankingAsync(Actor actor) =>
        World.AskAsync<ProcurementRanking, Outcome<ProcurementRanking.View>>(lookup =>
            lookup.RunAsync(actor, Tender.ProcurementId, Stop)
        );

    private Task<Outcome<OpenedBid.View>> BidAsync() =>
        World.AskAsync<OpenedBid, Outcome<OpenedBid.View>>(lookup =>
            lookup.RunAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0], Stop)
        );

    private Task<Outcome<Done>> AdjustAsync(Guid lineId, decimal quantity) =>
        World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
            act.RunAsync(Tender.Officer, lineId, quantity, "Required by the specification.", Stop)
        );
}
