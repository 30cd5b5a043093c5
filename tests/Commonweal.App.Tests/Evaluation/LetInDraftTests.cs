using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>What people read of a draft that was let in, and who may decide about one.</summary>
public sealed class LetInDraftTests : HeldDraftCase
{
    [Fact]
    public async Task Everybody_reads_that_it_was_never_submitted_and_carries_no_declaration()
    {
        await World.SavedAsync(Rival, Held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        _ = (await ProposedAsync(Officer, true)).Value;
        _ = (await ConfirmedAsync(Second)).Value;

        var sent = await World.AskAsync<Db, BidSubmission>(db =>
            db.As(Rival).Set<BidSubmission>().AsNoTracking().SingleAsync()
        );
        Assert.Null(sent.SubmittedBy);
        Assert.Equal("The site was down from 11:40 to the deadline.", sent.LetInReason);
        var bidder = await Site.SignInAsync(Rival);
        var receipt = await bidder.GetAsync($"/supplier/bids/{Held}/receipt");
        Assert.Equal("Draft let in", receipt.Heading);
        Assert.Contains("did not submit this bid", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("stands as submitted", receipt.Text, StringComparison.Ordinal);
        var answers = await bidder.GetAsync($"/supplier/bids/{Held}/submitted");
        Assert.DoesNotContain("You confirmed", answers.Text, StringComparison.Ordinal);
        Assert.Contains("none of the declarations", answers.Text, StringComparison.Ordinal);
        Assert.Contains(
            "LET IN",
            await World.AskAsync<BidReceipt, string>(async lookup =>
                (await lookup.OfAsync(Rival, Held, Stop))!.Signed
            ),
            StringComparison.Ordinal
        );

        var officer = await Site.SignInAsync(Officer);
        var bid = await officer.GetAsync($"/procurements/{Procurement}/bids/{Held}");
        Assert.Contains("never submitted this", bid.Text, StringComparison.Ordinal);
        var register = await officer.GetAsync($"/procurements/{Procurement}/opening");
        Assert.Contains(
            "Never submitted. Let in by two officers",
            register.Text,
            StringComparison.Ordinal
        );
        var evaluator = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Evaluator);
        _ = (await World.DeclareAsync(evaluator, Procurement)).Value;
        var sheet = (await World.SheetAsync(evaluator, Procurement))!;
        Assert.Equal(
            ["Bidder B"],
            sheet
                .Statements.Where(statement => statement.IsLetIn)
                .Select(statement => statement.Bidder)
                .Distinct(StringComparer.Ordinal)
                .ToArray()
        );
        var line = sheet.Statements.First(statement => statement.IsLetIn).LineId;
        var scoring = await (await Site.SignInAsync(evaluator)).GetAsync(
            $"/procurements/{Procurement}/scoring/{line}"
        );
        Assert.Contains("never submitted its bid", scoring.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_an_evaluator_scores_by_stays_when_a_draft_is_let_in()
    {
        await World.SavedAsync(Rival, Held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        var evaluator = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Evaluator);
        _ = (await World.DeclareAsync(evaluator, Procurement)).Value;
        var before = (await World.SheetAsync(evaluator, Procurement))!.Statements;
        _ = (await World.ScoreAsync(evaluator, before[0].LineId, 4)).Value;

        _ = (await ProposedAsync(Officer, true)).Value;
        _ = (await ConfirmedAsync(Second)).Value;

        var after = (await World.SheetAsync(evaluator, Procurement))!.Statements;
        Assert.Equal(4, after.Count);
        Assert.Equal(
            before.Select(statement => (statement.LineId, "Bidder A")).ToHashSet(),
            after
                .Where(statement => before.Any(known => known.LineId == statement.LineId))
                .Select(statement => (statement.LineId, statement.Bidder))
                .ToHashSet()
        );
    }

    [Fact]
    public async Task Whoever_scores_decides_about_no_draft_and_whoever_decided_does_not_score()
    {
        await World.SavedAsync(Rival, Held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        var authority = Officer.AuthorityId!.Value;
        var third = await World.PersonAsync(authority, Role.Officer);
        var evaluator = await World.PersonAsync(authority, Role.Evaluator);
        _ = (await World.DeclareAsync(evaluator, Procurement)).Value;
        await World.Database.TamperPastTriggersAsync(
            $"insert into membership (id, account_id, authority_id, role, granted_at) values (gen_random_uuid(), '{evaluator.AccountId}', '{authority}', 'Officer', now() - interval '1 day')"
        );
        var both = Actor.OfAuthority(
            evaluator.AccountId,
            evaluator.Name,
            authority,
            Role.Evaluator,
            Role.Officer
        );

        Assert.Equal("evaluation.decision.scores-here", Code(await ProposedAsync(both, true)));
        _ = (await World.DeclareAsync(third, Procurement)).Value;
        Assert.True((await ProposedAsync(third, true)).Succeeded);
        Assert.Equal("evaluation.decision.scores-here", Code(await ConfirmedAsync(both)));
        await RefusedAsync(
            both,
            $"insert into draft_decision (id, authority_id, procurement_id, bid_id, lets_in, reason, proposed_by, proposed_by_name, proposed_at) select gen_random_uuid(), authority_id, procurement_id, bid_id, lets_in, reason, '{both.AccountId}', '{both.Name}', database_now() from draft_decision"
        );
        await RefusedAsync(
            both,
            $"update draft_decision set confirmed_by = '{both.AccountId}', confirmed_by_name = '{both.Name}', confirmed_at = database_now()"
        );

        // The officer's role had ended before the bids were opened, as far as the roles say.
        await World.Database.TamperPastTriggersAsync(
            $"update membership set role = 'Evaluator' where account_id = '{third.AccountId}'"
        );
        var decider = Actor.OfAuthority(third.AccountId, third.Name, authority, Role.Evaluator);
        Assert.Equal(
            "evaluation.interest.already-declared",
            Code(await World.DeclareAsync(decider, Procurement))
        );
    }

    [Fact]
    public async Task Both_who_decided_on_a_draft_have_a_hand_in_the_evaluation_as_the_database_sees_it()
    {
        await World.SavedAsync(Rival, Held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        Assert.Equal(("false", "false"), (await HandOfAsync(Officer), await HandOfAsync(Second)));

        Assert.True((await ProposedAsync(Officer, true)).Succeeded);
        Assert.Equal(("true", "false"), (await HandOfAsync(Officer), await HandOfAsync(Second)));
        Assert.True((await ConfirmedAsync(Second)).Succeeded);
        Assert.Equal(("true", "true"), (await HandOfAsync(Officer), await HandOfAsync(Second)));

        async Task<string> HandOfAsync(Actor actor) =>
            (
                await World.RowsAsync(
                    actor,
                    $"select has_hand_in('{Procurement}', app_account())::text"
                )
            )[0];
    }

    [Fact]
    public async Task Why_none_can_be_let_in_is_said_for_each_stage()
    {
        await World.OpenedAsync(Officer, Second, Procurement);
        await World.Database.TamperPastTriggersAsync("update procurement set stage = 'Scored'");
        Assert.Contains(
            "scoring of the other bids was run",
            (await ProposedAsync(Officer, true)).Problems[0].Message,
            StringComparison.Ordinal
        );
    }

    private async Task RefusedAsync(Actor actor, string sql) =>
        Assert.Equal(
            Npgsql.PostgresErrorCodes.InsufficientPrivilege,
            (
                await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
                    World.AskAsync<Db, int>(db => db.As(actor).Database.ExecuteSqlRawAsync(sql))
                )
            ).SqlState
        );
}
