using System.Net;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Contracts;
using Commonweal.Service.Evaluation;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Who belongs to a bidder, or opened the bids, does not judge them.</summary>
public sealed class OwnBidTests : BidsCase
{
    [Fact]
    public async Task Whoever_also_belongs_to_a_bidder_neither_reads_nor_judges_nor_awards()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        var late = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Evaluator);
        var evaluator = await World.PersonAsync(Officer.AuthorityId.Value, Role.Evaluator);
        _ = (await World.DeclareAsync(evaluator, Procurement)).Value;
        var (line, declaration) = (await IdAsync<BidLine>(), await IdAsync<EvaluatorDeclaration>());
        foreach (var person in (Actor[])[Officer, Second, late, evaluator])
            await JoinAsync(person, Supplier);

        var agreed = new ModerateScore.Agreement(new Judgement(3, "The panel agreed.", "x"));
        var award = new AwardDecision(bid, "The best.", null, AwardStory.Terms);
        await RefusedAsync<AgreeToOpening, bool>(a => a.RunAsync(Officer, Procurement, Stop));
        await RefusedAsync<DeclareInterest, Done>(a =>
            a.RunAsync(late, Procurement, false, "", Stop)
        );
        await RefusedAsync<GiveScore, Done>(a =>
            a.RunAsync(evaluator, line, new Judgement(3, "Good.", "x"), Stop)
        );
        await RefusedAsync<LockScores, Done>(a => a.RunAsync(evaluator, Procurement, Stop));
        await RefusedAsync<AdjustOffer, Done>(a => a.RunAsync(Officer, line, 1m, "Less.", Stop));
        await RefusedAsync<BeginModeration, Done>(a => a.RunAsync(Second, Procurement, "", Stop));
        await RefusedAsync<ModerateScore, Done>(a => a.RunAsync(Second, line, agreed, Stop));
        await RefusedAsync<ReleaseEvaluator, Done>(a =>
            a.RunAsync(Second, declaration, "They left.", Stop)
        );
        await RefusedAsync<RunScoring, Guid>(a => a.RunAsync(Second, Procurement, Stop));
        await RefusedAsync<AwardContract, Guid>(a => a.RunAsync(Second, Procurement, award, Stop));
        await RefusedAsync<AwardToCheck, AwardToCheck.View>(l =>
            l.RunAsync(Second, Procurement, award, Stop)
        );

        await RefusedAsync<OpeningOfBids, OpeningOfBids.View>(l =>
            l.OfAsync(Officer, Procurement, Stop)
        );
        await RefusedAsync<OpenedBids, OpenedBids.View>(l =>
            l.RunAsync(Officer, Procurement, Stop)
        );
        await RefusedAsync<OpenedBid, OpenedBid.View>(l =>
            l.RunAsync(Officer, Procurement, bid, Stop)
        );
        await RefusedAsync<ScoringSheet, ScoringSheet.View>(l =>
            l.RunAsync(evaluator, Procurement, Stop)
        );
        await RefusedAsync<ModerationTable, ModerationTable.View>(l =>
            l.RunAsync(Second, Procurement, Stop)
        );
        await RefusedAsync<ProcurementRanking, ProcurementRanking.View>(l =>
            l.RunAsync(Second, Procurement, Stop)
        );
    }

    [Fact]
    public async Task Whoever_left_a_bidder_since_bids_were_asked_for_or_submitted_its_bid_takes_no_part()
    {
        await JoinAsync(Second, Supplier);
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        _ = (
            await World.AskAsync<ChangeRoles, Outcome<Done>>(act =>
                act.RunAsync(Supplier, Second.AccountId, [], Stop)
            )
        ).Value;
        await World.Database.TamperAsync(
            $"update bid_submission set submitted_by = '{Officer.AccountId}'"
        );
        await World.PassDeadlineAsync(Procurement);

        await RefusedAsync<AgreeToOpening, bool>(a => a.RunAsync(Second, Procurement, Stop));
        await RefusedAsync<AgreeToOpening, bool>(a => a.RunAsync(Officer, Procurement, Stop));
        await World.Database.TamperAsync(
            $"""
            update membership set ended_at = now() - interval '1 year'
            where account_id = '{Second.AccountId}' and supplier_id is not null
            """
        );
        Assert.True(
            (
                await World.AskAsync<AgreeToOpening, Outcome<bool>>(a =>
                    a.RunAsync(Second, Procurement, Stop)
                )
            ).Succeeded
        );
    }

    [Fact]
    public async Task Whoever_belongs_to_a_bidder_neither_moves_the_deadline_nor_cancels()
    {
        await World.StartedBidAsync(Supplier, Procurement);
        await JoinAsync(Officer, Supplier);
        var later = (await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop))).AddDays(60);

        await RefusedAsync<SetDeadline, Done>(a =>
            a.RunAsync(Officer, Procurement, later, ShortPeriod.None, Stop)
        );
        await RefusedAsync<ProposeDeadline, Done>(a =>
            a.RunAsync(Officer, Procurement, later, "The site visit moved.", Stop)
        );
        await RefusedAsync<ConfirmDeadline, DateTimeOffset>(a =>
            a.RunAsync(Officer, Procurement, Procurement, Stop)
        );
        await RefusedAsync<CancelProcurement, Done>(a =>
            a.RunAsync(Officer, Procurement, "No longer needed.", Stop)
        );
    }

    [Fact]
    public async Task Whoever_belongs_to_a_supplier_that_does_not_bid_here_takes_part()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await JoinAsync(Officer, Rival);

        await World.OpenedAsync(Officer, Second, Procurement);

        var bids = await World.AskAsync<OpenedBids, Outcome<OpenedBids.View>>(l =>
            l.RunAsync(Officer, Procurement, Stop)
        );
        Assert.Single(bids.Value.Bids);
    }

    [Fact]
    public async Task Their_pages_say_why_and_show_nothing()
    {
        await using var site = await Site.OpenAsync(World);
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        var evaluator = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Evaluator);
        _ = (await World.DeclareAsync(evaluator, Procurement)).Value;
        var line = await IdAsync<BidLine>();
        var (head, scorer) = (await site.SignInAsync(Second), await site.SignInAsync(evaluator));
        foreach (var (browser, person) in ((Browser, Actor)[])[(head, Second), (scorer, evaluator)])
        {
            await JoinAsync(person, Supplier);
            await browser.GetAsync("/account/organisation");
            await browser.PressAsync("Continue", ("Organisation", $"{Officer.AuthorityId}"));
        }

        foreach (var browser in (Browser[])[head, scorer])
        {
            var steps = await browser.GetAsync($"/procurements/{Procurement}");
            Assert.Contains("Not for you", steps.Text, StringComparison.Ordinal);
            Assert.Empty(steps.Document.QuerySelectorAll(".govuk-task-list a"));
            Assert.DoesNotContain(
                "Score delivery statements",
                (await browser.GetAsync("/")).Text,
                StringComparison.Ordinal
            );
        }

        foreach (
            var (browser, page) in ((Browser, string)[])
                [
                    (head, "opening"),
                    (head, "bids"),
                    (head, "moderation"),
                    (head, $"moderation/{line}"),
                    (head, "ranking"),
                    (head, "award"),
                    (scorer, "scoring"),
                    (scorer, $"scoring/{line}"),
                ]
        )
        {
            var shown = await browser.GetAsync($"/procurements/{Procurement}/{page}");
            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.Contains("organisation that bids here", shown.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Bee Lane", shown.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Preston", shown.Text, StringComparison.Ordinal);
        }

        Assert.Empty(site.Faults);
    }

    [Fact]
    public async Task Whoever_opened_the_bids_does_not_score_them_in_a_later_role()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.PassDeadlineAsync(Procurement);
        _ = (await World.AgreeAsync(Officer, Procurement)).Value;
        _ = (await World.AgreeAsync(Second, Procurement)).Value;
        await World.Database.TamperAsync(
            $"update membership set role = 'Evaluator' where account_id = '{Officer.AccountId}'"
        );
        var evaluator = Actor.OfAuthority(
            Officer.AccountId,
            Officer.Name,
            Officer.AuthorityId!.Value,
            Role.Evaluator
        );
        Assert.Equal(
            "evaluation.interest.opened-bids",
            CodeOf(await World.DeclareAsync(evaluator, Procurement))
        );
    }

    private Task JoinAsync(Actor person, Actor supplier) =>
        World.Database.TamperAsync(
            $"""
            insert into membership (id, account_id, supplier_id, role, granted_at)
            values (gen_random_uuid(), '{person.AccountId}', '{supplier.SupplierId}', 'SupplierReader', now())
            """
        );

    private async Task RefusedAsync<TAsked, T>(Func<TAsked, Task<Outcome<T>>> ask)
        where TAsked : notnull
    {
        var outcome = await World.AskAsync<TAsked, Outcome<T>>(ask);
        Assert.Equal(
            $"{typeof(TAsked).Name}: bids.bid.own",
            $"{typeof(TAsked).Name}: {string.Join(", ", outcome.Problems.Select(one => one.Code))}"
        );
    }

    private Task<Guid> IdAsync<TRow>()
        where TRow : class =>
        World.AskAsync<Db, Guid>(db =>
            db.As(Officer).Set<TRow>().Select(row => EF.Property<Guid>(row, "Id")).FirstAsync()
        );
}
