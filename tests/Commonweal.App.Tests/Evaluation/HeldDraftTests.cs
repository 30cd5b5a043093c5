using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Bids;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>A draft that was never submitted: let in or refused by two officers, never by one.</summary>
public sealed class HeldDraftTests : HeldDraftCase
{
    [Fact]
    public async Task Two_officers_let_it_in_and_it_stands_among_the_bids_as_it_lay()
    {
        await World.SavedAsync(Rival, Held, 1, Offer with { Price = 450_000m });
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
            ["Bee Lane Builders", "Rival Roofing"],
            opened.Bids.Select(bid => bid.Supplier).ToArray()
        );
        Assert.Equal(
            450_000m,
            await World.AskAsync<Db, decimal?>(db =>
                db.As(Officer)
                    .Set<Bid>()
                    .Where(bid => bid.Id == Held)
                    .Select(bid => bid.Price)
                    .SingleAsync()
            )
        );
        Assert.Equal(
            2,
            await World.AskAsync<Db, int>(db =>
                db.As(Officer).Set<BidLine>().CountAsync(line => line.BidId == Held)
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
                await lookup.OfAsync(Rival, Held, Stop)
                    is {
                        Version: 1,
                        OpenedAt: not null,
                        LetInReason: "The site was down from 11:40 to the deadline."
                    }
            )
        );
        // Its bidder is new to whoever declared before.
        Assert.Equal(
            "evaluation.interest.undeclared-anew",
            Code(await ProposedAsync(Officer, false))
        );
        _ = (await World.DeclareAsync(Officer, Procurement)).Value;
        Assert.Equal("evaluation.draft.unknown", Code(await ProposedAsync(Officer, false)));
    }

    [Fact]
    public async Task Refused_it_stays_sealed_and_the_bidder_is_told_why()
    {
        await World.SavedAsync(Rival, Held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        Assert.True((await ProposedAsync(Second, false, "The site was up all day.")).Succeeded);
        Assert.True((await ConfirmedAsync(Officer)).Succeeded);

        Assert.False(
            await World.AskAsync<Db, bool>(db =>
                db.As(Officer).Set<Bid>().AnyAsync(bid => bid.Id == Held)
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
                db.As(Officer).Set<Bid>().AnyAsync(bid => bid.Id == Held)
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
    public async Task A_second_officer_who_disagrees_proposes_the_opposite_and_the_first_proposal_is_gone()
    {
        await World.SavedAsync(Rival, Held, 1, Offer);
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
                db.As(Officer).Set<Bid>().AnyAsync(bid => bid.Id == Held)
            )
        );
    }

    [Fact]
    public async Task A_draft_whose_seal_is_broken_is_not_let_in()
    {
        await World.SavedAsync(Rival, Held, 1, Offer);
        await World.Database.TamperPastTriggersAsync(
            $"update bid set draft = set_byte(draft, 40, get_byte(draft, 40) # 1) where id = '{Held}'"
        );
        await World.OpenedAsync(Officer, Second, Procurement);
        _ = (await ProposedAsync(Officer, true)).Value;

        Assert.False((await ConfirmedAsync(Second)).Succeeded);
        Assert.False(
            await World.AskAsync<Db, bool>(db =>
                db.As(Officer).Set<Bid>().AnyAsync(bid => bid.Id == Held)
            )
        );
    }

    [Fact]
    public async Task A_bid_taken_back_is_not_let_in()
    {
        var version = await World.SavedAsync(Rival, Held, 1, Offer);
        _ = (await World.SubmitAsync(Rival, Held, version)).Value;
        await World.WithdrawBidAsync(Rival, Held);
        await World.OpenedAsync(Officer, Second, Procurement);

        Assert.Equal("evaluation.draft.withdrawn", Code(await ProposedAsync(Officer, true)));
    }

    [Fact]
    public async Task The_page_takes_a_proposal_of_one_and_the_word_of_another()
    {
        await World.SavedAsync(Rival, Held, 1, Offer);
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
            ("BidId", $"{Held}"),
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
        await World.SavedAsync(Rival, Held, 1, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        Assert.True((await ProposedAsync(Officer, true)).Succeeded);
        var evaluator = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Evaluator);
        await World.ScoredAsync(evaluator, Procurement, 4);

        Assert.Equal("evaluation.draft.too-late", Code(await ConfirmedAsync(Second)));
        Assert.Equal("evaluation.draft.too-late", Code(await ProposedAsync(Officer, true)));
        Assert.True((await ProposedAsync(Officer, false)).Succeeded);
        Assert.True((await ConfirmedAsync(Second)).Succeeded);
    }
}
