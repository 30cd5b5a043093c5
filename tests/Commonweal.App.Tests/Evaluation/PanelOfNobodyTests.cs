using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Who leads a panel, and what its scores rest on when people drop out of it.</summary>
public sealed class PanelOfNobodyTests() : EvaluationCase(withSite: true)
{
    private string At => $"/procurements/{Tender.ProcurementId}";

    [Fact]
    public async Task No_score_is_agreed_where_none_that_was_given_counts()
    {
        var lines = await AgreedAsync();
        _ = (await World.DeclareAsync(Tender.Evaluators[0], Tender.ProcurementId, true)).Value;

        // One of two dropped out: what was agreed with them is shown as to be agreed again.
        var table = (await World.ModerationAsync(Tender.Head, Tender.ProcurementId))!;
        Assert.Equal(0, table.Agreed);
        Assert.All(table.Lines, line => Assert.True(line.IsToAgreeAnew));
        var head = await Site.SignInAsync(Tender.Head);
        Assert.Contains(
            "To be agreed again",
            (await head.GetAsync($"{At}/moderation")).Text,
            StringComparison.Ordinal
        );
        _ = (await World.ModerateAsync(Tender.Head, lines[0], 4)).Value;
        table = (await World.ModerationAsync(Tender.Head, Tender.ProcurementId))!;
        Assert.Equal(1, table.Agreed);

        _ = (await World.DeclareAsync(Tender.Evaluators[1], Tender.ProcurementId, true)).Value;
        Assert.Equal(
            "evaluation.moderation.no-score-counts",
            CodeOf(await World.ModerateAsync(Tender.Head, lines[0], 4))
        );
        await World.AssertRefusedAsync(
            Tender.Head,
            "update moderated_score set mark = 5, moderated_by = app_account()"
        );
        var report = (
            await World.AskAsync<EvaluationReport, Outcome<EvaluationReport.View>>(lookup =>
                lookup.RunAsync(Tender.Officer, Tender.ProcurementId, Stop)
            )
        ).Value;
        Assert.All(
            report.Bidders.SelectMany(bidder => bidder.Lines).SelectMany(line => line.Scores),
            score =>
                Assert.Contains("interest", report.DoesNotCount(score), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Whoever_declared_as_an_evaluator_or_opened_the_bids_leads_no_panel()
    {
        await World.ScoredAsync(Tender.Evaluators[0], Tender.ProcurementId, 4);
        var released = Tender.Evaluators[1];
        _ = (await World.DeclareAsync(released, Tender.ProcurementId)).Value;
        Assert.Equal(
            "evaluation.moderation.opened-bids",
            CodeOf(await World.ReleaseAsync(Tender.Awarder, Tender.ProcurementId, released))
        );
        await World.AssertRefusedAsync(
            Tender.Awarder,
            $"update evaluator_declaration set released_at = database_now(), released_by = app_account(), release_reason = 'x' where evaluator_id = '{released.AccountId}'"
        );
        var other = await World.PersonAsync(Tender.AuthorityId, Role.HeadOfProcurement);
        _ = (await World.DeclareAsync(other, Tender.ProcurementId)).Value;
        _ = (await World.ReleaseAsync(other, Tender.ProcurementId, released)).Value;
        Assert.True(
            await World.AskAsync<Db, bool>(db =>
                db.As(other)
                    .Database.SqlQuery<bool>(
                        $"select has_hand_in({Tender.ProcurementId}, {other.AccountId}) as \"Value\""
                    )
                    .SingleAsync(Stop)
            )
        );

        // Released, and a head by now: still of the panel.
        await World.Database.TamperPastTriggersAsync(
            $"insert into membership (id, account_id, authority_id, role, granted_at) values (gen_random_uuid(), '{released.AccountId}', '{Tender.AuthorityId}', 'HeadOfProcurement', now() - interval '1 day')"
        );
        var both = Actor.OfAuthority(
            released.AccountId,
            released.Name,
            Tender.AuthorityId,
            Role.Evaluator,
            Role.HeadOfProcurement
        );
        Assert.Equal(
            "evaluation.moderation.own-score",
            CodeOf(await World.BeginModerationAsync(both, Tender.ProcurementId, null))
        );
        var lines = (await World.BegunModerationAsync(Tender)).Lines;
        var line = lines[0].LineId;
        Assert.Equal(
            "evaluation.moderation.own-score",
            CodeOf(await World.ModerateAsync(both, line, 4))
        );
        await World.AssertRefusedAsync(
            both,
            $"insert into moderated_score select id, authority_id, supplier_id, 4, 'x', 'x', null, app_account(), database_now() from bid_line where id = '{line}'"
        );

        foreach (var each in lines)
        {
            _ = (await World.ModerateAsync(Tender.Head, each.LineId, 4)).Value;
        }

        await World.CheckedOffersAsync(Tender);
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        Assert.Contains(
            (await World.AwardAsync(other, Tender.ProcurementId, Tender.Bids[0])).Problems,
            problem => problem.Code == "evaluation.award.releaser"
        );
    }

    [Fact]
    public async Task An_evaluator_sees_bidders_and_prices_once_every_score_is_agreed()
    {
        await World.ScoredAsync(Tender.Evaluators[0], Tender.ProcurementId, 4);
        var evaluator = Tender.Evaluators[0];
        Assert.Equal("evaluation.bids.agreeing-first", CodeOf(await ReadAsync(evaluator)));

        foreach (var line in (await World.BegunModerationAsync(Tender)).Lines)
        {
            Assert.False((await ReadAsync(evaluator)).Succeeded);
            _ = (await World.ModerateAsync(Tender.Head, line.LineId, 4)).Value;
        }

        Assert.True((await ReadAsync(evaluator)).Succeeded);
    }

    private Task<Outcome<OpenedBids.View>> ReadAsync(Actor actor) =>
        World.AskAsync<OpenedBids, Outcome<OpenedBids.View>>(lookup =>
            lookup.RunAsync(actor, Tender.ProcurementId, Stop)
        );

    private async Task<Guid[]> AgreedAsync()
    {
        foreach (var evaluator in Tender.Evaluators)
        {
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);
        }

        Guid[] lines =
        [
            .. (await World.BegunModerationAsync(Tender)).Lines.Select(row => row.LineId),
        ];
        foreach (var line in lines)
        {
            _ = (await World.ModerateAsync(Tender.Head, line, 4)).Value;
        }

        return lines;
    }
}
