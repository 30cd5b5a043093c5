using System.Net;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Tasks;

/// <summary>Everybody finds their next step, from the first page and from the procurement, and nobody a step of others.</summary>
public sealed class NextStepTests : SiteCase
{
    private static readonly BidAnswers Offer = BidsStory.Answers(
        480_000m,
        "We hire people from Preston.",
        ("NT1", [1m, 1m]),
        ("NT29", [40m, 40m])
    );

    [Fact]
    public async Task From_the_opened_bids_to_the_contract_each_finds_the_next_step()
    {
        var tender = await World.OpenedTenderAsync("lancashire", Offer, Offer);
        var page = $"/procurements/{tender.ProcurementId}";
        var evaluator = await Site.SignInAsync(tender.Evaluators[0]);
        var head = await Site.SignInAsync(tender.Head);

        Assert.Equal(
            "4 waiting",
            StateOf(await evaluator.GetAsync("/"), "Score delivery statements")
        );
        Assert.Equal(
            $"{page}/interests",
            (await evaluator.FollowAsync("Score delivery statements")).Path
        );
        var steps = await evaluator.GetAsync(page);
        Assert.Equal("Cannot start yet", StateOf(steps, "Read the bids"));
        Assert.DoesNotContain("Award", steps.Text, StringComparison.Ordinal);
        Assert.Contains(
            "No evaluator has begun",
            (await head.GetAsync(page)).Text,
            StringComparison.Ordinal
        );

        await World.RankedAsync(tender);

        Assert.Equal(
            "Completed",
            StateOf(await evaluator.GetAsync(page), "Score delivery statements")
        );
        Assert.Equal("2 bids", StateOf(await evaluator.GetAsync(page), "Read the bids"));
        Assert.Empty((await WaitingAsync(tender.Evaluators[0])).Waiting);
        Assert.Equal("For a colleague", StateOf(await head.GetAsync(page), "Award the contract"));
        Assert.Empty((await WaitingAsync(tender.Head)).Waiting);
        Assert.Empty((await WaitingAsync(tender.Awarder)).Waiting);
        Assert.Equal(WaitingTasks.Kind.Recommend, await OnlyKindAsync(tender.Officer));
        _ = (
            await World.RecommendAsync(
                tender.Officer,
                tender.ProcurementId,
                tender.Bids[0],
                "Its price decided."
            )
        ).Value;
        var awarder = await Site.SignInAsync(tender.Awarder);
        await awarder.GetAsync("/");
        Assert.Equal($"{page}/award", (await awarder.FollowAsync("Award contracts")).Path);

        var contract = (
            await World.AwardAsync(
                tender.Awarder,
                tender.ProcurementId,
                tender.Bids[0],
                "Its price decided."
            )
        ).Value;

        await head.GetAsync(page);
        Assert.Equal($"/contracts/{contract}", (await head.FollowAsync("See the contract")).Path);
        Assert.Equal(WaitingTasks.Kind.NameManager, await OnlyKindAsync(tender.Awarder));
        Assert.Empty(Site.Faults);
    }

    [Fact]
    public async Task Scores_to_lock_and_marks_to_agree_wait_for_whom_they_should()
    {
        var tender = await World.OpenedTenderAsync("lancashire", Offer);
        var (first, second) = (tender.Evaluators[0], tender.Evaluators[1]);
        _ = (await World.DeclareAsync(first, tender.ProcurementId)).Value;
        foreach (var line in (await World.SheetAsync(first, tender.ProcurementId))!.Statements)
        {
            _ = (await World.ScoreAsync(first, line.LineId, 3)).Value;
        }

        Assert.Equal(WaitingTasks.Kind.LockScores, await OnlyKindAsync(first));
        Assert.Equal(WaitingTasks.Kind.Score, await OnlyKindAsync(second));
        Assert.Empty((await WaitingAsync(tender.Head)).Waiting);

        _ = (await World.DeclareAsync(second, tender.ProcurementId, hasConflict: true)).Value;
        _ = (await World.LockAsync(first, tender.ProcurementId)).Value;

        Assert.Empty((await WaitingAsync(first)).Waiting);
        Assert.Empty((await WaitingAsync(second)).Waiting);
        Assert.Equal(WaitingTasks.Kind.Moderate, await OnlyKindAsync(tender.Head));
    }

    [Fact]
    public async Task An_award_waits_for_nobody_who_scored_agreed_scores_or_ran_the_scoring()
    {
        var tender = await World.OpenedTenderAsync("lancashire", Offer, Offer);
        await World.RankedAsync(tender);
        _ = (await World.RunScoringAsync(tender.Awarder, tender.ProcurementId)).Value;
        var third = await World.PersonAsync(tender.AuthorityId, Role.HeadOfProcurement);
        Assert.Empty((await WaitingAsync(third)).Waiting);
        _ = (
            await World.RecommendAsync(
                tender.Officer,
                tender.ProcurementId,
                tender.Bids[0],
                "Its price decided."
            )
        ).Value;

        foreach (
            var (person, why) in ((Actor, string)[])
                [(tender.Head, "You agreed"), (tender.Awarder, "You ran the scoring")]
        )
        {
            Assert.Empty((await WaitingAsync(person)).Waiting);
            var browser = await Site.SignInAsync(person);
            var page = await browser.GetAsync($"/procurements/{tender.ProcurementId}");
            Assert.Equal("For a colleague", StateOf(page, "Award the contract"));
            Assert.Contains(why, page.Text, StringComparison.Ordinal);
        }

        var promoted = Actor.OfAuthority(
            tender.Evaluators[0].AccountId,
            "Promoted",
            tender.AuthorityId,
            Role.HeadOfProcurement
        );
        Assert.Empty((await WaitingAsync(promoted)).Waiting);
        Assert.Equal(WaitingTasks.Kind.Award, await OnlyKindAsync(third));
    }

    [Fact]
    public async Task Offers_to_check_a_question_about_one_and_a_bid_to_recommend_wait_for_whom_they_should()
    {
        var tender = await World.OpenedTenderAsync(
            "lancashire",
            ProcurementsStory.WithCriteria(
                ProcurementsStory.Method(20m, 100m) with
                {
                    Qualitative = null,
                }
            ),
            Offer,
            Offer
        );
        var page = $"/procurements/{tender.ProcurementId}";
        var officer = await Site.SignInAsync(tender.Officer);
        Assert.Equal("4 waiting", StateOf(await officer.GetAsync("/"), "Check what bidders offer"));
        Assert.Equal($"{page}/bids", (await officer.FollowAsync("Check what bidders offer")).Path);

        var line = await World.AskAsync<Db, Guid>(db =>
            db.As(tender.Officer)
                .Set<BidLine>()
                .Where(line => line.BidId == tender.Bids[0])
                .Select(line => line.Id)
                .FirstAsync()
        );
        var question = await World.AskedBidderAsync(tender.Officer, line);
        Assert.Equal(WaitingTasks.Kind.ExplainOffer, await OnlyKindAsync(tender.Suppliers[0]));
        Assert.Empty((await WaitingAsync(tender.Suppliers[1])).Waiting);
        var supplier = await Site.SignInAsync(tender.Suppliers[0]);
        await supplier.GetAsync("/");
        Assert.Equal(
            $"/supplier/bids/{tender.Bids[0]}/clarifications",
            (await supplier.FollowAsync("Answer a council's questions about your offers")).Path
        );
        _ = (
            await World.AskAsync<AnswerClarification, Outcome<Done>>(act =>
                act.RunAsync(tender.Suppliers[0], question, "Our partner.", default)
            )
        ).Value;
        Assert.Empty((await WaitingAsync(tender.Suppliers[0])).Waiting);

        await World.CheckedOffersAsync(tender);
        Assert.Empty((await WaitingAsync(tender.Officer)).Waiting);
        _ = (await World.MarkedAsync(tender.Officer, tender, "criteria[0]", 30m, 20m)).Value;
        _ = (await World.RunScoringAsync(tender.Head, tender.ProcurementId)).Value;
        Assert.Equal(WaitingTasks.Kind.Recommend, await OnlyKindAsync(tender.Officer));
        Assert.Empty((await WaitingAsync(tender.Awarder)).Waiting);

        _ = (
            await World.RecommendAsync(tender.Officer, tender.ProcurementId, tender.Bids[0])
        ).Value;
        Assert.Empty((await WaitingAsync(tender.Officer)).Waiting);
        Assert.Equal(WaitingTasks.Kind.Award, await OnlyKindAsync(tender.Awarder));
    }

    [Fact]
    public async Task Bids_wait_to_be_opened_after_the_deadline_by_those_who_have_not_agreed()
    {
        var authority = await World.AuthorityAsync("lancashire");
        var officer = await World.PersonAsync(authority, Role.Officer);
        var second = await World.PersonAsync(authority, Role.HeadOfProcurement);
        var procurement = await World.PublishedProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);
        Assert.Equal(
            "Cannot start yet",
            StateOf(await browser.GetAsync($"/procurements/{procurement}"), "Open the bids")
        );
        Assert.Empty((await WaitingAsync(officer)).Waiting);

        await World.PassDeadlineAsync(procurement);
        await browser.GetAsync("/");
        await browser.FollowAsync("Open bids after the deadline");
        await browser.PressAsync("Agree to open the bids");

        Assert.Empty((await WaitingAsync(officer)).Waiting);
        Assert.Equal(WaitingTasks.Kind.OpenBids, await OnlyKindAsync(second));
        Assert.Equal(
            "Waiting for a colleague",
            StateOf(await browser.GetAsync($"/procurements/{procurement}"), "Open the bids")
        );
    }

    [Fact]
    public async Task A_bid_in_draft_waits_with_its_deadline_until_it_is_submitted_or_too_late()
    {
        var authority = await World.AuthorityAsync("lancashire");
        var officer = await World.PersonAsync(authority, Role.Officer);
        var supplier = await World.SupplierAsync("Bee Lane Builders");
        var rival = await World.SupplierAsync("Rival Roofing");
        var procurement = await World.PublishedProcurementAsync(officer, ["NT1", "NT29"]);
        var bid = await World.StartedBidAsync(supplier, procurement);
        var browser = await Site.SignInAsync(supplier);

        var home = await browser.GetAsync("/");
        Assert.Contains("Submit before", home.Text, StringComparison.Ordinal);
        Assert.Equal(bid, (await WaitingAsync(supplier)).Drafts.Single().BidId);
        Assert.Empty((await WaitingAsync(rival)).Drafts);

        var version = await World.SavedAsync(supplier, bid, 1, Offer);
        _ = (await World.SubmitAsync(supplier, bid, version)).Value;
        Assert.Empty((await WaitingAsync(supplier)).Drafts);
        Assert.Contains(
            "Nothing waits for you now",
            (await browser.GetAsync("/")).Text,
            StringComparison.Ordinal
        );

        await World.StartedBidAsync(rival, procurement);
        Assert.Single((await WaitingAsync(rival)).Drafts);
        await World.PassDeadlineAsync(procurement);
        Assert.Empty((await WaitingAsync(rival)).Drafts);
    }

    [Fact]
    public async Task A_contract_without_a_manager_waits_for_those_who_award_and_those_who_manage()
    {
        var contract = await World.RunningContractAsync();
        var council = contract.Manager.AuthorityId!.Value;
        var head = await World.PersonAsync(council, Role.HeadOfProcurement);
        Assert.Empty((await WaitingAsync(head)).Waiting);

        await World.Database.TamperAsync(
            "update contract set manager_id = null, manager_name = null"
        );

        Assert.Equal(WaitingTasks.Kind.NameManager, await OnlyKindAsync(head));
        Assert.Equal(WaitingTasks.Kind.NameManager, await OnlyKindAsync(contract.Manager));
        Assert.Empty((await WaitingAsync(await World.PersonAsync(council, Role.Officer))).Waiting);
        var browser = await Site.SignInAsync(contract.Manager);
        await browser.GetAsync("/");
        await browser.FollowAsync("Say who looks after new contracts");
        await browser.PressAsync("Save", ("ManagerId", $"{contract.Manager.AccountId}"));
        Assert.Empty((await WaitingAsync(contract.Manager)).Waiting);
    }

    [Fact]
    public async Task Another_council_and_a_role_without_a_part_have_nothing_to_do_here()
    {
        var tender = await World.OpenedTenderAsync("lancashire", Offer);
        var elsewhere = await World.AuthorityAsync("elsewhere");
        foreach (var role in new[] { Role.Officer, Role.Evaluator, Role.HeadOfProcurement })
        {
            var stranger = await World.PersonAsync(elsewhere, role);
            Assert.Empty((await WaitingAsync(stranger)).Waiting);
            Assert.Null(
                await World.AskAsync<ProcurementSteps, ProcurementSteps.View?>(lookup =>
                    lookup.OfAsync(stranger, tender.ProcurementId, Stop)
                )
            );
        }

        var treasury = await World.PersonAsync(tender.AuthorityId, Role.Treasury);
        Assert.Empty((await WaitingAsync(treasury)).Waiting);
        Assert.Equal(HttpStatusCode.OK, (await Site.Visitor().GetAsync("/")).Status);
    }

    private Task<WaitingTasks.View> WaitingAsync(Actor actor) =>
        World.AskAsync<WaitingTasks, WaitingTasks.View>(lookup => lookup.OfAsync(actor, Stop));

    private async Task<WaitingTasks.Kind> OnlyKindAsync(Actor actor) =>
        (await WaitingAsync(actor)).Waiting.Single().What;

    private static string StateOf(WebPage page, string task) =>
        page
            .Document.QuerySelectorAll(".govuk-task-list__item")
            .Single(item => item.TextContent.Contains(task, StringComparison.Ordinal))
            .QuerySelector(".govuk-task-list__status")!
            .TextContent.Trim();
}
