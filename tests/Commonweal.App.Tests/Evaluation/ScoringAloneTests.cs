using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

public sealed class ScoringAloneTests : EvaluationCase
{
    private Actor First => Tender.Evaluators[0];
    private Actor Second => Tender.Evaluators[1];

    [Fact]
    public async Task Nobody_scores_or_reads_a_statement_before_declaring_no_interest()
    {
        var line = await AnyLineAsync();

        Assert.Empty((await World.SheetAsync(Second, Tender.ProcurementId))!.Statements);
        Assert.Equal(
            "evaluation.interest.undeclared",
            CodeOf(await World.ScoreAsync(Second, line, 3))
        );
    }

    [Fact]
    public async Task Whoever_declares_an_interest_does_not_score_and_holds_nobody_up()
    {
        var line = await AnyLineAsync();
        _ = (await World.DeclareAsync(Second, Tender.ProcurementId, hasConflict: true)).Value;

        Assert.Equal("evaluation.bids.conflict", CodeOf(await World.ScoreAsync(Second, line, 3)));
        var kept = await World.AskAsync<OpenedBids, Outcome<OpenedBids.View>>(lookup =>
            lookup.RunAsync(Second, Tender.ProcurementId, Stop)
        );
        Assert.Equal("evaluation.bids.conflict", CodeOf(kept));
        Assert.Equal(
            "evaluation.interest.already-declared",
            CodeOf(await World.DeclareAsync(Second, Tender.ProcurementId))
        );
    }

    [Fact]
    public async Task An_interest_declared_still_holds_when_its_evaluator_has_become_an_officer()
    {
        var line = await AnyLineAsync();
        _ = (await World.DeclareAsync(Second, Tender.ProcurementId, hasConflict: true)).Value;
        var officer = Actor.OfAuthority(
            Second.AccountId,
            Second.Name,
            Second.AuthorityId!.Value,
            Role.Officer,
            Role.HeadOfProcurement
        );

        Assert.Equal(
            "evaluation.bids.conflict",
            CodeOf(
                await World.AskAsync<OpenedBids, Outcome<OpenedBids.View>>(lookup =>
                    lookup.RunAsync(officer, Tender.ProcurementId, Stop)
                )
            )
        );
        Assert.Equal(
            "evaluation.bids.conflict",
            CodeOf(
                await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
                    act.RunAsync(officer, line, 0m, "It would happen anyway.", Stop)
                )
            )
        );
        Assert.Equal(
            "evaluation.bids.conflict",
            CodeOf(
                await World.AskAsync<RunScoring, Outcome<Guid>>(act =>
                    act.RunAsync(officer, Tender.ProcurementId, Stop)
                )
            )
        );
    }

    [Fact]
    public async Task Nobody_declares_who_judges_nothing_and_only_an_evaluator_scores()
    {
        Assert.Equal(
            "people.actor.not-allowed",
            CodeOf(
                await World.DeclareAsync(
                    await World.PersonAsync(Tender.AuthorityId, Role.Auditor),
                    Tender.ProcurementId
                )
            )
        );
        Assert.Equal(
            "people.actor.not-allowed",
            CodeOf(await World.ScoreAsync(Tender.Officer, await AnyLineAsync(), 3))
        );
        Assert.Null(await World.SheetAsync(Tender.Suppliers[0], Tender.ProcurementId));
    }

    [Fact]
    public async Task A_mark_needs_the_scale_a_passage_that_is_there_and_a_reason()
    {
        var line = await AnyLineAsync();
        var refused = await World.AskAsync<GiveScore, Outcome<Done>>(act =>
            act.RunAsync(First, line, new Judgement(6, " ", "words of mine"), Stop)
        );

        Assert.Equal(
            "evaluation.mark.missing evaluation.passage.not-there evaluation.mark.reason",
            string.Join(' ', refused.Problems.Select(problem => problem.Code))
        );
    }

    [Fact]
    public async Task A_letter_is_no_passage_and_a_reason_nobody_sees_is_none()
    {
        var line = await AnyLineAsync();
        var refused = await World.AskAsync<GiveScore, Outcome<Done>>(act =>
            act.RunAsync(First, line, new Judgement(3, "\u200b\u2060", "e"), Stop)
        );

        Assert.Equal(
            "evaluation.passage.too-short evaluation.mark.reason",
            string.Join(' ', refused.Problems.Select(problem => problem.Code))
        );
    }

    [Fact]
    public async Task Scores_lock_once_all_are_given_and_then_stand()
    {
        var line = await AnyLineAsync();
        Assert.Equal(
            "evaluation.scores.incomplete",
            CodeOf(await World.LockAsync(First, Tender.ProcurementId))
        );
        _ = (await World.ScoreAsync(First, line, 2)).Value;
        _ = (await World.ScoreAsync(First, line, 4)).Value;
        foreach (var other in (await World.SheetAsync(First, Tender.ProcurementId))!.Statements)
        {
            _ = (await World.ScoreAsync(First, other.LineId, other.Mark ?? 1)).Value;
        }

        _ = (await World.LockAsync(First, Tender.ProcurementId)).Value;
        Assert.Equal("evaluation.score.locked", CodeOf(await World.ScoreAsync(First, line, 5)));
        var sheet = (await World.SheetAsync(First, Tender.ProcurementId))!;
        Assert.Equal([1, 1, 1, 4], sheet.Statements.Select(row => row.Mark).Order());
    }

    [Fact]
    public async Task An_evaluator_never_sees_anothers_score_while_anyone_still_scores()
    {
        await World.ScoredAsync(First, Tender.ProcurementId, 4);
        _ = (await World.DeclareAsync(Second, Tender.ProcurementId)).Value;

        Assert.Equal([First.AccountId], await EvaluatorsSeenByAsync(First));
        Assert.Empty(await EvaluatorsSeenByAsync(Second));
        Assert.Empty(await EvaluatorsSeenByAsync(Tender.Head));
        Assert.All(
            (await World.SheetAsync(Second, Tender.ProcurementId))!.Statements,
            line => Assert.Null(line.Mark)
        );
    }

    [Fact]
    public async Task The_audit_log_shows_no_mark_or_reason_before_moderation()
    {
        await World.ScoredAsync(First, Tender.ProcurementId, 4);

        var log = await World.AskAsync<Db, List<string>>(db =>
            db.As(Tender.Head)
                .Database.SqlQuery<string>($"select entry as \"Value\" from audit_entry")
                .ToListAsync()
        );
        Assert.Contains(log, entry => entry.Contains("scores.locked", StringComparison.Ordinal));
        Assert.DoesNotContain(log, entry => entry.Contains("earns", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_fingerprint_of_the_same_scores_differs_so_that_nobody_finds_them_by_trying()
    {
        foreach (var evaluator in Tender.Evaluators)
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);

        var prints = await World.AskAsync<Db, List<string>>(db =>
            db.As(Tender.Head)
                .Database.SqlQuery<string>(
                    $"select entry::jsonb -> 'details' ->> 'sha256' as \"Value\" from audit_entry where act = 'scores.locked'"
                )
                .ToListAsync()
        );

        Assert.Equal(2, prints.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_database_itself_keeps_a_locked_score_as_it_is()
    {
        await World.ScoredAsync(First, Tender.ProcurementId, 4);

        await Assert.ThrowsAsync<PostgresException>(() =>
            World.AskAsync<Db, int>(db =>
                db.As(First).Database.ExecuteSqlAsync($"update score set mark = 5")
            )
        );
    }

    [Fact]
    public async Task Prices_and_values_are_kept_from_an_evaluator_who_scores_and_from_one_who_locked()
    {
        Task<Outcome<OpenedBids.View>> BidsFor(Actor actor) =>
            World.AskAsync<OpenedBids, Outcome<OpenedBids.View>>(lookup =>
                lookup.RunAsync(actor, Tender.ProcurementId, Stop)
            );

        Assert.Equal("evaluation.bids.scoring-first", CodeOf(await BidsFor(First)));
        await World.ScoredAsync(First, Tender.ProcurementId, 4);

        Assert.Equal("evaluation.bids.agreeing-first", CodeOf(await BidsFor(First)));
        Assert.Equal("evaluation.bids.scoring-first", CodeOf(await BidsFor(Second)));
        Assert.Equal("people.actor.not-allowed", CodeOf(await BidsFor(Tender.Suppliers[0])));
    }

    [Fact]
    public async Task Another_council_finds_no_bids_no_sheet_and_no_line()
    {
        var elsewhere = await AnotherCouncilAsync();
        var line = await AnyLineAsync();

        Assert.Null(await World.SheetAsync(elsewhere.Evaluators[0], Tender.ProcurementId));
        Assert.Null(await World.ModerationAsync(elsewhere.Head, Tender.ProcurementId));
        Assert.Equal(
            "evaluation.line.unknown",
            CodeOf(await World.ModerateAsync(elsewhere.Head, line, 3))
        );
    }

    private async Task<Guid> AnyLineAsync()
    {
        _ = await World.DeclareAsync(First, Tender.ProcurementId);
        return (await World.SheetAsync(First, Tender.ProcurementId))!.Statements[0].LineId;
    }

    /// <summary>As the database lets them, with the application's own filters off.</summary>
    private Task<List<Guid>> EvaluatorsSeenByAsync(Actor actor) =>
        World.AskAsync<Db, List<Guid>>(db =>
            db.As(actor)
                .Set<Score>()
                .IgnoreQueryFilters()
                .Select(score => score.EvaluatorId)
                .Distinct()
                .ToListAsync()
        );
}
