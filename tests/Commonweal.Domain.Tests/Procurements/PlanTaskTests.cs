using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Procurements;

public class PlanTaskTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Officer = Guid.Parse("00000000-0000-0000-0000-000000000001");

    private static readonly Guid Id = Guid.Parse("00000000-0000-0000-0000-000000000003");

    private static readonly StageTask Need = Task("need", StageTaskKind.Document, isNeeded: true);
    private static readonly StageTask Published = Task(
        "publish",
        StageTaskKind.Decision,
        isNeeded: true,
        StageFact.Published
    );
    private static readonly StageTask Route = Task("route", StageTaskKind.Decision, isNeeded: true);
    private static readonly StageTask Ideas = Task("ideas", StageTaskKind.Task, isNeeded: false);

    private static readonly StageGuide Guide = new([
        new(1, "Need", "Say what is needed.", [Need, Ideas]),
        new(2, "Route", "Choose the route.", [Route]),
        new(3, "Invitation", "Publish.", [Published]),
    ]);

    [Fact]
    public void A_document_is_done_with_what_it_says_and_where_it_is_kept()
    {
        var task = Taken(Need, 1);

        var bare = task.Settle(
            new Settlement(PlanTaskState.Done, " ", null),
            [],
            false,
            Officer,
            Now
        );
        Assert.Equal(
            ["procurements.plan.outcome", "procurements.plan.kept-at"],
            bare.Problems.Select(problem => problem.Code).ToArray()
        );
        Assert.True(
            task.Settle(
                Written("The need", "Shared drive, Parks"),
                [],
                false,
                Officer,
                Now
            ).Succeeded
        );

        Assert.Equal(
            (PlanTaskState.Done, "The need", "Shared drive, Parks", Officer, Now),
            (task.State, task.Outcome, task.KeptAt, task.SettledBy, task.SettledAt)
        );
    }

    [Fact]
    public void What_is_not_needed_says_why_and_needs_no_document_and_no_earlier_stage()
    {
        var task = Taken(Need, 1);

        Assert.True(
            task.Settle(
                new Settlement(PlanTaskState.NotNeeded, "A call-off", null),
                ["Something earlier"],
                false,
                Officer,
                Now
            ).Succeeded
        );

        Assert.Equal(PlanTaskState.NotNeeded, task.State);
    }

    [Fact]
    public void A_document_kept_with_its_task_needs_no_other_place()
    {
        var task = Taken(Need, 1);

        Assert.True(task.Settle(Written("The need", null), [], true, Officer, Now).Succeeded);

        Assert.Null(task.KeptAt);
    }

    [Fact]
    public void Only_an_open_task_that_was_added_and_has_no_file_leaves_its_plan()
    {
        var added = PlanTask
            .Add(Draft(), 4, "Ask", StageTaskKind.Task, Guid.CreateVersion7())
            .Value;

        Assert.Null(added.KeepsItsPlace(hasFile: false));
        Assert.Equal("procurements.plan.stays", added.KeepsItsPlace(hasFile: true)!.Code);
        Assert.Equal("procurements.plan.stays", Taken(Need, 1).KeepsItsPlace(false)!.Code);
        _ = added.Settle(Written("Asked", null), [], false, Officer, Now);
        Assert.Equal("procurements.plan.settled", added.KeepsItsPlace(false)!.Code);
    }

    [Fact]
    public void A_task_is_not_done_before_what_earlier_stages_need()
    {
        var refused = Taken(Route, 2)
            .Settle(
                new Settlement(PlanTaskState.Done, "Open", null),
                ["Write it", "Ask"],
                false,
                Officer,
                Now
            );

        Assert.Equal("procurements.plan.waits", refused.Problems.Single().Code);
        Assert.Contains(
            "Write it; Ask",
            refused.Problems.Single().Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Settled_it_stands_until_somebody_opens_it_again()
    {
        var task = Taken(Ideas, 1);
        Assert.Equal("procurements.plan.open", task.Reopen().Problems.Single().Code);
        Assert.True(task.Settle(Written("Done", null), [], false, Officer, Now).Succeeded);

        Assert.Equal(
            "procurements.plan.settled",
            task.Schedule(Officer, null).Problems.Single().Code
        );
        Assert.Equal(
            "procurements.plan.settled",
            task.Settle(Written("Twice", null), [], false, Officer, Now).Problems.Single().Code
        );
        Assert.True(task.Reopen().Succeeded);

        Assert.Equal((PlanTaskState.Open, null, null), (task.State, task.Outcome, task.SettledBy));
        Assert.True(task.Schedule(Officer, new DateOnly(2027, 1, 5)).Succeeded);
    }

    [Fact]
    public void What_the_record_shows_is_not_ticked()
    {
        var refused = PlanTask.Take(Draft(), Guide[3], Published, Id);

        Assert.Equal("procurements.plan.recorded", refused.Problems.Single().Code);
    }

    [Theory]
    [InlineData(null, 1, StageTaskKind.Task, "procurements.plan.title")]
    [InlineData("Ask\u202Edna", 1, StageTaskKind.Task, "procurements.plan.title-signs")]
    [InlineData("Ask", null, StageTaskKind.Task, "procurements.plan.stage")]
    [InlineData("Ask", 11, StageTaskKind.Task, "procurements.plan.stage")]
    [InlineData("Ask", 1, null, "procurements.plan.kind")]
    public void An_added_task_says_what_when_and_what_comes_of_it(
        string? title,
        int? stage,
        StageTaskKind? kind,
        string code
    ) => Assert.Equal(code, PlanTask.Add(Draft(), stage, title, kind, Id).Problems.Single().Code);

    [Fact]
    public void A_plan_is_in_the_first_stage_that_something_needed_is_missing_from()
    {
        Assert.Equal(1, Plan().Now);
        Assert.Equal(["need"], Plan().WaitsFor(2).Select(line => line.Key).ToArray());
        Assert.Equal(["need", "route"], Plan().WaitsFor(3).Select(line => line.Key).ToArray());

        var need = Taken(Need, 1);
        _ = need.Settle(Written("The need", "Drive"), [], false, Officer, Now);
        Assert.Equal(2, Plan(need).Now);
        var published = new Dictionary<StageFact, DateTimeOffset?> { [StageFact.Published] = Now };
        Assert.Equal(3, StagePlan.Of(Guide, [need], published).Now);
    }

    [Fact]
    public void Added_tasks_stand_at_the_end_of_their_stage_and_hold_nothing_back()
    {
        var added = PlanTask.Add(Draft(), 1, "Ask the parks team", StageTaskKind.Task, Id);

        var plan = Plan(added.Value);

        Assert.Equal(
            ["need", "ideas", $"{added.Value.Id}", "route", "publish"],
            plan.Lines.Select(line => line.Key).ToArray()
        );
        Assert.False(plan.Find($"{added.Value.Id}")!.HoldsBack);
    }

    [Fact]
    public void What_was_taken_up_keeps_its_words_and_its_place_when_the_guide_loses_the_task()
    {
        var gone = PlanTask.Take(Draft(), Guide[2], Task("gone", StageTaskKind.Task, true), Id);

        var line = Plan(gone.Value).Lines.Single(line => line.Title == "Task gone");

        Assert.Equal((2, null, false), (line.Stage, line.Guide, line.HoldsBack));
    }

    [Theory]
    [InlineData(-2, -2)]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    public void A_task_settled_is_held_to_its_planned_day(int daysAfter, int late)
    {
        var day = DateOnly.FromDateTime(Now.UtcDateTime);
        var need = Taken(Need, 1);
        _ = need.Schedule(Officer, day.AddDays(-daysAfter)).Value;
        _ = need.Settle(Written("The need", "Drive"), [], false, Officer, Now).Value;

        var shown = Days(Plan(need), day.AddDays(10)).Single();

        Assert.Equal((day, late, late > 0), (shown.Actual, shown.DaysLate, shown.IsLate));
    }

    [Fact]
    public void An_open_task_is_late_from_the_day_after_its_planned_one()
    {
        var day = DateOnly.FromDateTime(Now.UtcDateTime);
        var need = Taken(Need, 1);
        _ = need.Schedule(Officer, day).Value;

        Assert.Null(Days(Plan(need), day).Single().DaysLate);
        var late = Days(Plan(need), day.AddDays(2)).Single();
        Assert.Equal((2, true), (late.DaysLate, late.IsLate));
        Assert.Empty(Days(Plan(), day));
    }

    private static IReadOnlyList<PlanDay> Days(StagePlan plan, DateOnly today) =>
        PlanDay.Of(plan, Draft(), today, moment => DateOnly.FromDateTime(moment.UtcDateTime));

    private static StagePlan Plan(params PlanTask[] rows) =>
        StagePlan.Of(Guide, rows, new Dictionary<StageFact, DateTimeOffset?>());

    private static Settlement Written(string outcome, string? keptAt) =>
        new(PlanTaskState.Done, outcome, keptAt);

    private static PlanTask Taken(StageTask task, int stage) =>
        PlanTask.Take(Draft(), Guide[stage], task, Id).Value;

    private static Procurement Draft() =>
        Procurement
            .Create(
                Id,
                Id,
                new ProcurementDetails(
                    "PARKS/27",
                    "Parks",
                    "",
                    ProcurementCategory.Services,
                    null,
                    20m,
                    null,
                    null,
                    null
                ),
                "parks-2026",
                Officer,
                Now
            )
            .Value;

    private static StageTask Task(
        string id,
        StageTaskKind kind,
        bool isNeeded,
        StageFact? recorded = null
    ) => new(id, $"Task {id}", "Help", kind, isNeeded, recorded);
}
