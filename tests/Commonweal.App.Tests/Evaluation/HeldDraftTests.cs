using Commonweal.App.Tests.Bids;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Bids;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>A draft that was never submitted: let in or refused by two officers, never by one.</summary>
public sealed class HeldDraftTests() : BidsCase(withSite: true)
{
    private Guid held;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        held = await World.StartedBidAsync(Rival, Procurement); // before the other, so that its id comes first
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
    }

    [Fact]
    public async Task Two_officers_let_it_in_and_it_stands_among_the_bids_as_it_lay()
    {
        await World.SavedAsync(Rival, held, 1, Offer with { Price = 450_000m });
        Assert.Equal(
            "procurements.evaluation.not-under-way",
            Code(await ProposedAsync(Officer, true))
        );
        await World.OpenedAsync(Officer, Second, Procurement);

        Assert.True((await ProposedAsync(Officer, true)).Succeeded);
        Assert.Equal("evaluation.draft.own-proposal", Code(await ConfirmedAsync(Officer)));
        Assert.Contains(
            (await WaitingAsync(Second)).Waiting,
            task => task.What == WaitingTasks.Kind.ConfirmDraft && task.Only == Procurement
        );
        Assert.True((await ConfirmedAsync(Second)).Succeeded);

        var opened = await World.AskAsync<OpeningOfBids, OpeningOfBids.View>(async lookup =>
            (await lookup.OfAsync(Officer, Procurement, Stop)).Value
        );
        Assert.Empty(opened.Drafts);
        Assert.Equal(
            [("Bee Lane Builders", 480_000m), ("Rival Roofing", 450_000m)],
            opened.Bids.Select(bid => (bid.Supplier, bid.Price!.Value)).ToArray()
        );
        Assert.Equal(
            2,
            await World.AskAsync<Db, int>(db =>
                db.As(Officer).Set<BidLine>().CountAsync(line => line.BidId == held)
            )
        );
        Assert.Contains("was let in", (await LetterAsync(Rival)).Subject, StringComparison.Ordinal);
        Assert.Contains(
            "draft.let-in",
            await World.AskAsync<Db, List<string>>(db =>
                db.As(Officer).Set<AuditEntry>().Select(entry => entry.Act).ToListAsync()
            ),
            StringComparer.Ordinal
        );
        Assert.True(
            await World.AskAsync<BidReceipt, bool>(async lookup =>
                await lookup.OfAsync(Rival, held, Stop)
                    is {
                        Version: 1,
                        OpenedAt: not null,
                        LetInReason: "The site was down from 11:40 to the deadline."
                    }
            )
        );
        Assert.Equal("evaluation.draft.unknown", Code(await ProposedAsync(Officer, false)));
    }

    [Fact]
    public async Task Refused_it_stays_sealed_and_the_bidder_is_told_why()
    {
        await World.SavedAsync(Rival, held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        Assert.True((await ProposedAsync(Second, false, "The site was up all day.")).Succeeded);
        Assert.True((await ConfirmedAsync(Officer)).Succeeded);

        Assert.False(
            await World.AskAsync<Db, bool>(db =>
                db.As(Officer).Set<Bid>().AnyAsync(bid => bid.Id == held)
            )
        );
        Assert.Contains(
            "The site was up all day.",
            (await LetterAsync(Rival)).Body,
            StringComparison.Ordinal
        );
        Assert.Equal("evaluation.draft.decided", Code(await ProposedAsync(Officer, true)));
    }

    [Fact]
    public async Task An_unfinished_draft_and_one_taken_back_are_not_let_in()
    {
        await World.OpenedAsync(Officer, Second, Procurement);
        Assert.True((await ProposedAsync(Officer, true)).Succeeded);
        Assert.Equal("evaluation.draft.incomplete", Code(await ConfirmedAsync(Second)));
        Assert.False(
            await World.AskAsync<Db, bool>(db =>
                db.As(Officer).Set<Bid>().AnyAsync(bid => bid.Id == held)
            )
        );
        Assert.Equal("evaluation.draft.reason", Code(await ProposedAsync(Officer, true, "")));
        Assert.Contains(
            "draft.not-let-in",
            await World.AskAsync<Db, List<string>>(db =>
                db.As(Officer).Set<AuditEntry>().Select(entry => entry.Act).ToListAsync()
            ),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task Everybody_reads_that_it_was_never_submitted_and_carries_no_declaration()
    {
        await World.SavedAsync(Rival, held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        _ = (await ProposedAsync(Officer, true)).Value;
        _ = (await ConfirmedAsync(Second)).Value;

        Assert.Equal(
            ((Guid?)null, "The site was down from 11:40 to the deadline."),
            await World.AskAsync<Db, (Guid?, string?)>(async db =>
                await db.As(Rival)
                    .Set<BidSubmission>()
                    .Select(sent => ValueTuple.Create(sent.SubmittedBy, sent.LetInReason))
                    .SingleAsync()
            )
        );
        var bidder = await Site.SignInAsync(Rival);
        var receipt = await bidder.GetAsync($"/supplier/bids/{held}/receipt");
        Assert.Equal("Draft let in", receipt.Heading);
        Assert.Contains("did not submit this bid", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("stands as submitted", receipt.Text, StringComparison.Ordinal);
        var answers = await bidder.GetAsync($"/supplier/bids/{held}/submitted");
        Assert.DoesNotContain("You confirmed", answers.Text, StringComparison.Ordinal);
        Assert.Contains("none of the declarations", answers.Text, StringComparison.Ordinal);
        Assert.Contains(
            "LET IN",
            await World.AskAsync<BidReceipt, string>(async lookup =>
                (await lookup.OfAsync(Rival, held, Stop))!.Signed
            ),
            StringComparison.Ordinal
        );

        var officer = await Site.SignInAsync(Officer);
        var bid = await officer.GetAsync($"/procurements/{Procurement}/bids/{held}");
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
        await World.SavedAsync(Rival, held, 1, Offer);
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
    public async Task A_second_officer_who_disagrees_proposes_the_opposite_and_the_first_proposal_is_gone()
    {
        await World.SavedAsync(Rival, held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        _ = (await ProposedAsync(Officer, true)).Value;
        var first = await World.AskAsync<Db, Guid>(db =>
            db.As(Officer)
                .Set<Domain.Evaluation.DraftDecision>()
                .Select(row => row.Id)
                .SingleAsync()
        );
        _ = (await ProposedAsync(Second, false, "The site was up all day.")).Value;

        Assert.Equal(
            "evaluation.draft.another-proposal",
            Code(
                await World.AskAsync<ConfirmDraftDecision, Outcome<Done>>(act =>
                    act.RunAsync(Second, Procurement, first, Stop)
                )
            )
        );
        Assert.Equal("evaluation.draft.own-proposal", Code(await ConfirmedAsync(Second)));
        Assert.True((await ConfirmedAsync(Officer)).Succeeded);
        Assert.False(
            await World.AskAsync<Db, bool>(db =>
                db.As(Officer).Set<Bid>().AnyAsync(bid => bid.Id == held)
            )
        );
    }

    [Fact]
    public async Task A_draft_whose_seal_is_broken_is_not_let_in()
    {
        await World.SavedAsync(Rival, held, 1, Offer);
        await World.Database.TamperPastTriggersAsync(
            $"update bid set draft = set_byte(draft, 40, get_byte(draft, 40) # 1) where id = '{held}'"
        );
        await World.OpenedAsync(Officer, Second, Procurement);
        _ = (await ProposedAsync(Officer, true)).Value;

        Assert.False((await ConfirmedAsync(Second)).Succeeded);
        Assert.False(
            await World.AskAsync<Db, bool>(db =>
                db.As(Officer).Set<Bid>().AnyAsync(bid => bid.Id == held)
            )
        );
    }

    [Fact]
    public async Task Whoever_scores_decides_about_no_draft_and_whoever_decided_does_not_score()
    {
        await World.SavedAsync(Rival, held, 1, Offer);
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

        Assert.Equal("evaluation.draft.scores-here", Code(await ProposedAsync(both, true)));
        Assert.True((await ProposedAsync(third, true)).Succeeded);
        Assert.Equal("evaluation.draft.scores-here", Code(await ConfirmedAsync(both)));
        await RefusedAsync(
            both,
            $"insert into draft_decision (id, authority_id, procurement_id, bid_id, lets_in, reason, proposed_by, proposed_by_name, proposed_at) select gen_random_uuid(), authority_id, procurement_id, bid_id, lets_in, reason, '{both.AccountId}', 'x', proposed_at from draft_decision"
        );
        await RefusedAsync(
            both,
            $"update draft_decision set confirmed_by = '{both.AccountId}', confirmed_by_name = 'x', confirmed_at = database_now()"
        );

        // The officer's role had ended before the bids were opened, as far as the roles say.
        await World.Database.TamperPastTriggersAsync(
            $"update membership set role = 'Evaluator' where account_id = '{third.AccountId}'"
        );
        var decider = Actor.OfAuthority(third.AccountId, third.Name, authority, Role.Evaluator);
        Assert.Equal(
            "evaluation.interest.decided-draft",
            Code(await World.DeclareAsync(decider, Procurement))
        );
        await RefusedAsync(
            decider,
            $"insert into evaluator_declaration (id, authority_id, procurement_id, evaluator_id, evaluator_name, has_conflict, declared_at) values (gen_random_uuid(), '{authority}', '{Procurement}', '{third.AccountId}', 'x', false, now())"
        );
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

    [Fact]
    public async Task A_bid_taken_back_is_not_let_in()
    {
        var version = await World.SavedAsync(Rival, held, 1, Offer);
        _ = (await World.SubmitAsync(Rival, held, version)).Value;
        await World.AskAsync<WithdrawBid, Outcome<Done>>(act => act.RunAsync(Rival, held, Stop));
        await World.OpenedAsync(Officer, Second, Procurement);

        Assert.Equal("evaluation.draft.withdrawn", Code(await ProposedAsync(Officer, true)));
    }

    [Fact]
    public async Task The_page_takes_a_proposal_of_one_and_the_word_of_another()
    {
        await World.SavedAsync(Rival, held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        var browser = await Site.SignInAsync(Officer);
        await browser.GetAsync($"/procurements/{Procurement}/opening");
        await browser.FollowAsync(
            "If a fault kept a bidder from submitting, decide what becomes of its draft"
        );
        var page = await browser.PressAsync("Propose");
        Assert.Contains("Select whose draft it is.", page.Problems, StringComparer.Ordinal);
        page = await browser.PressAsync(
            "Propose",
            ("BidId", $"{held}"),
            ("LetsIn", "true"),
            ("Reason", "The site was down from 11:40.")
        );
        Assert.StartsWith("Proposed.", page.Success, StringComparison.Ordinal);

        browser = await Site.SignInAsync(Second);
        await browser.GetAsync($"/procurements/{Procurement}/opening/drafts");
        page = await browser.PressAsync("Confirm: let in the draft of Rival Roofing");
        Assert.StartsWith("Confirmed.", page.Success, StringComparison.Ordinal);
        Assert.Contains("Let in and opened", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_an_evaluator_has_locked_scores_none_is_let_in_and_it_can_still_be_refused()
    {
        await World.SavedAsync(Rival, held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        Assert.True((await ProposedAsync(Officer, true)).Succeeded);
        var evaluator = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Evaluator);
        await World.ScoredAsync(evaluator, Procurement, 4);

        Assert.Equal("evaluation.draft.too-late", Code(await ConfirmedAsync(Second)));
        Assert.Equal("evaluation.draft.too-late", Code(await ProposedAsync(Officer, true)));
        Assert.True((await ProposedAsync(Officer, false)).Succeeded);
        Assert.True((await ConfirmedAsync(Second)).Succeeded);
    }

    private Task<Outcome<Done>> ProposedAsync(
        Actor officer,
        bool letsIn,
        string reason = "The site was down from 11:40 to the deadline."
    ) =>
        World.AskAsync<ProposeDraftDecision, Outcome<Done>>(act =>
            act.RunAsync(officer, Procurement, held, letsIn, reason, Stop)
        );

    private async Task<Outcome<Done>> ConfirmedAsync(Actor officer)
    {
        var view = await World.AskAsync<HeldDrafts, Outcome<HeldDrafts.View>>(lookup =>
            lookup.OfAsync(officer, Procurement, Stop)
        );
        var decision = view.Value.Drafts.Single(draft => draft.BidId == held).Decision!;
        return await World.AskAsync<ConfirmDraftDecision, Outcome<Done>>(act =>
            act.RunAsync(officer, Procurement, decision.Id, Stop)
        );
    }

    private Task<WaitingTasks.View> WaitingAsync(Actor actor) =>
        World.AskAsync<WaitingTasks, WaitingTasks.View>(lookup => lookup.OfAsync(actor, Stop));

    private Task<Notice> LetterAsync(Actor supplier) =>
        World.AskAsync<Db, Notice>(db =>
            db.As(supplier).Set<Notice>().OrderByDescending(row => row.CreatedAt).FirstAsync()
        );

    private static string Code<T>(Outcome<T> outcome) => Assert.Single(outcome.Problems).Code;
}
