using System.Net;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Rules;
using Commonweal.Service.Audit;
using Commonweal.Service.Notices;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>The plan of the ten stages through its pages, on a real database.</summary>
public sealed class PlanTests : SiteCase
{
    private Actor officer = null!;
    private Browser browser = null!;
    private Guid id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
        id = await World.DraftProcurementAsync(officer);
        browser = await Site.SignInAsync(officer);
    }

    [Fact]
    public async Task A_task_gets_a_person_and_a_day_is_settled_and_stands_in_the_timeline()
    {
        await browser.GetAsync($"/procurements/{id}/plan/need");
        await browser.PressAsync(
            "Save person and day",
            ("OwnerId", $"{officer.AccountId}"),
            ("DueOn.Day", "5"),
            ("DueOn.Month", "1"),
            ("DueOn.Year", "2027")
        );
        var plan = await browser.GetAsync($"/procurements/{id}/plan");
        Assert.Contains(
            plan.Rows,
            row =>
                row is ["Write down the need", "1", "5 January 2027", "Open", var left, ..]
                && left.StartsWith("Due in ", StringComparison.Ordinal)
        );
        Assert.Contains(
            "Needed before stage 2: Write down the need",
            plan.Text,
            StringComparison.Ordinal
        );

        await browser.GetAsync($"/procurements/{id}/plan/need");
        var refused = await browser.PressAsync("Settle this task", ("State", "Done"));
        Assert.Equal(2, refused.Problems.Count);
        var settled = await browser.PressAsync(
            "Settle this task",
            ("State", "Done"),
            ("Outcome", "Parks need mowing."),
            ("KeptAt", "Drive P")
        );

        Assert.Equal("The task is settled.", settled.Success);
        Assert.Contains("Drive P", settled.Text, StringComparison.Ordinal);
        plan = await browser.GetAsync($"/procurements/{id}/plan?State=Done");
        Assert.Equal(
            ["Write down the need", "Work out the whole-life value"],
            plan.Rows.Take(2).Select(row => row[0]).ToArray()
        );
    }

    [Fact]
    public async Task A_document_is_kept_with_its_task_and_settles_it_and_is_read_by_its_council_alone()
    {
        await browser.GetAsync($"/procurements/{id}/plan/need");
        var added = await browser.UploadAsync(
            "Add this file",
            ("File", "need.pdf", DeliveryStory.Pdf()),
            ("State", "Done"),
            ("Outcome", "Parks need mowing.")
        );
        Assert.Equal("The file was added.", added.Success);
        Assert.Contains("Parks need mowing.", added.Text, StringComparison.Ordinal);
        var twice = await browser.UploadAsync(
            "Add this file",
            ("File", "again.pdf", DeliveryStory.Pdf())
        );
        Assert.Contains(
            "This task has the file already",
            twice.Problems.Single(),
            StringComparison.Ordinal
        );

        var settled = await browser.PressAsync(
            "Settle this task",
            ("State", "Done"),
            ("Outcome", "Parks need mowing.")
        );

        Assert.Equal("The task is settled.", settled.Success);
        var address = settled.Document.QuerySelector("a[download]")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).Status);
        Assert.Null(settled.Document.QuerySelector("[name=detached]"));
        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("southend"),
            Role.Officer
        );
        var elsewhere = await Site.SignInAsync(stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_file_that_runs_something_is_refused_and_one_removed_no_longer_settles()
    {
        await browser.GetAsync($"/procurements/{id}/plan/need");
        var bad = await browser.UploadAsync(
            "Settle this task",
            ("File", "bad.pdf", "MZ"u8.ToArray()),
            ("State", "Done"),
            ("Outcome", "Parks need mowing.")
        );
        Assert.Single(bad.Problems);
        Assert.Contains("Parks need mowing.", bad.Text, StringComparison.Ordinal);
        await browser.UploadAsync("Add this file", ("File", "need.pdf", DeliveryStory.Pdf()));

        var removed = await browser.PressAsync("Remove need.pdf");

        Assert.Equal("The file was removed.", removed.Success);
        var refused = await browser.PressAsync(
            "Settle this task",
            ("State", "Done"),
            ("Outcome", "Parks need mowing.")
        );
        Assert.Contains("Add the document", refused.Problems.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_strategy_and_the_four_core_principles_hold_back_the_next_stage_until_each_is_answered()
    {
        var third = await World.AskAsync<ProcurementPlan, ProcurementPlan.View?>(lookup =>
            lookup.OfAsync(officer, id, CancellationToken.None)
        );
        string[] needed =
        [
            .. third!
                .Plan.Lines.Where(line => line is { Stage: 3, HoldsBack: true })
                .Select(line => line.Key),
        ];
        Assert.Equal(
            4,
            needed.Count(key => key.StartsWith("principle-", StringComparison.Ordinal))
        );
        Assert.Contains("strategy", needed, StringComparer.Ordinal);
        foreach (var line in third.Plan.WaitsFor(4))
        {
            if (line.Guide!.Recorded is not null)
            {
                continue;
            }

            await browser.GetAsync($"/procurements/{id}/plan/{line.Key}");
            var settled = await browser.PressAsync(
                "Settle this task",
                ("State", "NotNeeded"),
                ("Outcome", $"Considered: {line.Title}.")
            );
            Assert.Equal("The task is settled.", settled.Success);
        }

        var list = await browser.GetAsync($"/procurements/{id}/plan?Stage=3&State=Open");
        Assert.DoesNotContain(
            Listed(list),
            row => row.StartsWith("Core principle", StringComparison.Ordinal)
        );
        var principle = await browser.GetAsync($"/procurements/{id}/plan/principle-green");
        Assert.Contains(
            "Considered: Core principle: green.",
            principle.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ethical business practices, 10.6",
            principle.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_task_that_was_added_leaves_the_plan_and_one_of_the_stages_stays()
    {
        await browser.GetAsync($"/procurements/{id}/plan/new?Stage=4");
        await browser.PressAsync(
            "Add the task",
            ("Title", "Meet the friends of the park"),
            ("Kind", "Task")
        );

        var gone = await browser.PressAsync("Take this task off the plan");

        Assert.Equal("The task was taken off the plan.", gone.Success);
        Assert.DoesNotContain("Meet the friends", gone.Text, StringComparison.Ordinal);
        var stays = await World.AskAsync<RemovePlanTask, Outcome<Done>>(act =>
            act.RunAsync(officer, id, "need", CancellationToken.None)
        );
        Assert.Equal("procurements.plan.stays", stays.Problems.Single().Code);
    }

    [Fact]
    public async Task A_later_stage_waits_for_what_an_earlier_one_needs()
    {
        await browser.GetAsync($"/procurements/{id}/plan/market");
        var refused = await browser.PressAsync(
            "Settle this task",
            ("State", "Done"),
            ("Outcome", "Four firms could do it."),
            ("KeptAt", "Drive M")
        );
        Assert.Contains(
            "Check what policy and law ask",
            refused.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.Contains("Four firms could do it.", refused.Text, StringComparison.Ordinal);

        var excused = await browser.PressAsync(
            "Settle this task",
            ("State", "NotNeeded"),
            ("Outcome", "A call-off from a framework.")
        );

        Assert.Equal("The task is settled.", excused.Success);
    }

    [Fact]
    public async Task What_the_site_sees_by_itself_is_done_without_a_tick()
    {
        var published = await World.PublishedProcurementAsync(officer);

        var plan = await World.AskAsync<ProcurementPlan, ProcurementPlan.View?>(lookup =>
            lookup.OfAsync(officer, published, CancellationToken.None)
        );

        Assert.Equal(
            ["whole-life-value", "threshold", "weighting", "measures", "publish"],
            plan!.Plan.Lines.Where(line => line.IsRecorded).Select(line => line.Key).ToArray()
        );
        Assert.NotNull(plan.Plan.Find("publish")!.On);
        var ticked = await World.AskAsync<SettlePlanTask, Outcome<Done>>(act =>
            act.RunAsync(
                officer,
                published,
                "publish",
                new Settlement(PlanTaskState.Done, "Done", null),
                CancellationToken.None
            )
        );
        Assert.Equal("procurements.plan.recorded", ticked.Problems.Single().Code);
    }

    [Fact]
    public async Task A_task_is_added_and_opened_again_and_both_are_recorded()
    {
        await browser.GetAsync($"/procurements/{id}/plan/new?Stage=4");
        var added = await browser.PressAsync(
            "Add the task",
            ("Title", "Meet the friends of the park"),
            ("Kind", "Task")
        );
        Assert.Contains("Meet the friends of the park", added.Text, StringComparison.Ordinal);
        await browser.PressAsync(
            "Settle this task",
            ("State", "NotNeeded"),
            ("Outcome", "They came to us.")
        );

        var open = await browser.PressAsync("Open it again");

        Assert.Equal("The task is open again.", open.Success);
        Assert.Equal(
            ["plan.reopened", "plan.settled", "plan.task-added"],
            await World.AskAsync<Db, List<string>>(db =>
                db.As(officer)
                    .Set<AuditEntry>()
                    .Where(entry => entry.Act.StartsWith("plan."))
                    .Select(entry => entry.Act)
                    .Distinct()
                    .Order()
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Whoever_is_named_gets_an_email_and_finds_the_task_among_their_own()
    {
        var colleague = await World.PersonAsync(officer.AuthorityId!.Value, Role.Officer);
        await browser.GetAsync($"/procurements/{id}/plan/need");
        await browser.PressAsync("Save person and day", ("OwnerId", $"{colleague.AccountId}"));
        await browser.PressAsync(
            "Save person and day",
            ("OwnerId", $"{colleague.AccountId}"),
            ("DueOn.Day", "5"),
            ("DueOn.Month", "1"),
            ("DueOn.Year", "2027")
        );

        var letters = await World.AskAsync<Db, List<string>>(db =>
            db.As(officer)
                .Set<Notice>()
                .Where(letter => letter.Subject.EndsWith("Write down the need"))
                .Select(letter => letter.Body)
                .ToListAsync()
        );
        Assert.Contains("you are named for this task", letters.Single(), StringComparison.Ordinal);
        var other = await Site.SignInAsync(colleague);
        await other.GetAsync("/");
        var own = await other.FollowAsync("Do what you own in the plan of a procurement");
        Assert.All(Listed(own), task => Assert.Equal("Write down the need", task));
    }

    [Fact]
    public async Task Nobody_of_another_council_owns_a_task_and_none_sees_the_plan()
    {
        var other = await World.PersonAsync(await World.AuthorityAsync("southend"), Role.Officer);

        var refused = await World.AskAsync<SchedulePlanTask, Outcome<Done>>(act =>
            act.RunAsync(officer, id, "need", other.AccountId, null, CancellationToken.None)
        );
        Assert.Equal("procurements.plan.owner", refused.Problems.Single().Code);

        Assert.Null(
            await World.AskAsync<ProcurementPlan, ProcurementPlan.View?>(lookup =>
                lookup.OfAsync(other, id, CancellationToken.None)
            )
        );
        var act = await World.AskAsync<AddPlanTask, Outcome<Guid>>(add =>
            add.RunAsync(other, id, 1, "Look", StageTaskKind.Task, CancellationToken.None)
        );
        Assert.Equal("procurements.procurement.not-found", act.Problems.Single().Code);
    }

    /// <summary>The tasks of the list, without the timeline below it.</summary>
    private static IEnumerable<string> Listed(WebPage page) =>
        page
            .Document.QuerySelectorAll("#tasks tbody tr > :first-child")
            .Select(cell => cell.TextContent.Trim());
}
