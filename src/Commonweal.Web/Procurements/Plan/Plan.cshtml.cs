using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Plan;

public sealed class PlanModel(CurrentActor current, ProcurementPlan lookup)
    : PlanPage(current, lookup)
{
    /// <summary>A stage as the page shows it.</summary>
    public sealed record ShownStage(
        int Number,
        string Title,
        string Says,
        string State,
        string? Colour
    );

    [BindProperty(SupportsGet = true)]
    public int? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public PlanTaskState? State { get; set; }

    /// <summary>Only tasks that the reader owns.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    public IReadOnlyList<ShownStage> Stages => field ??= [.. View.Guide.Stages.Select(Shown)];

    public string Caption =>
        Stages.FirstOrDefault(stage => stage.Number == Stage) is { } chosen
            ? $"Tasks of stage {chosen.Number}, {chosen.Title}"
            : "Tasks of all stages";

    public string Standing =>
        $"It is in stage {View.Plan.Now} of {StageGuide.Count}: {View.Guide[View.Plan.Now].Title}. {LeftOpen} Each stage needs some tasks before the next; the rest is yours to choose.";

    public Listing<PlanLine> List =>
        field ??= new Listing<PlanLine>("plan")
            .Text("Task", line => line.Title, sort: "task", link: line => $"{Home}/{line.Key}")
            .Count("Stage", line => line.Stage, sort: "stage")
            .Text("Comes to", line => KindWords(line.Kind))
            .Text("Needed", line => line.Guide is { IsNeeded: true } ? "Before the next stage" : "")
            .Text("Who", line => View.NameOf(line.Row?.OwnerId) ?? "")
            .Date("Until", line => line.Row?.DueOn, sort: "due")
            .Tag("State", Says, ColourOf)
            .Text("What came of it", line => line.Row?.Outcome)
            .InFileOnly()
            .Text("Kept at", line => line.Row?.KeptAt)
            .InFileOnly();

    /// <summary>Planned and actual days, earliest first.</summary>
    public IReadOnlyList<PlanDay> Timeline =>
        field ??= PlanDay.Of(View.Plan, View.Procurement, Today, UkTime.Today);

    public TimelineShape Shape => field ??= new TimelineShape(Timeline, Today);

    /// <summary>How a task stands to its day, like <c>3 days late</c>.</summary>
    public string Difference(PlanDay day) =>
        day switch
        {
            { DaysLate: > 0 and var late, Actual: null } => $"{Days(late)} late so far",
            { DaysLate: > 0 and var late } => $"{Days(late)} late",
            { DaysLate: 0 } => "On the day",
            { DaysLate: < 0 and var early } => $"{Days(-early)} early",
            { Planned: { } due, Line.State: PlanTaskState.Open } => due == Today
                ? "Due today"
                : $"Due in {Days(due.DayNumber - Today.DayNumber)}",
            _ => Words(day.Line.State),
        };

    public static string Colour(PlanDay day) =>
        day switch
        {
            { IsLate: true } => "red",
            { DaysLate: not null } => "green",
            { Line.State: PlanTaskState.Open } => "blue",
            _ => "grey",
        };

    public DateOnly Today => View.Today;

    private static string Days(int count) => Counted.Of(count, "day");

    private string LeftOpen =>
        View.Plan.WaitsFor(View.Plan.Now).Count switch
        {
            0 => "",
            1 => "1 task that an earlier stage needs is open.",
            var open => $"{open} tasks that earlier stages need are open.",
        };

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                View.Plan.Lines.Index()
                    .Where(at => Stage is null || at.Item.Stage == Stage)
                    .Where(at => !Mine || at.Item.Row?.OwnerId == Actor.AccountId)
                    .Where(at => State is null || at.Item.State == State)
                    .Matching(
                        request,
                        at => [at.Item.Title, View.NameOf(at.Item.Row?.OwnerId) ?? ""]
                    )
                    .Page(
                        request,
                        ("stage", at => at.Index),
                        ("task", at => at.Item.Title),
                        ("due", at => at.Item.Row?.DueOn ?? DateOnly.MaxValue)
                    )
                    .Select(at => at.Item)
        );

    public static string KindWords(StageTaskKind kind) =>
        kind switch
        {
            StageTaskKind.Task => "Something done",
            StageTaskKind.Document => "A document",
            StageTaskKind.Decision => "A decision",
        };

    private string Says(PlanLine line) => IsLate(line) ? "Late" : Words(line.State);

    private string ColourOf(PlanLine line) =>
        line.State switch
        {
            PlanTaskState.Open when IsLate(line) => "red",
            PlanTaskState.Open => "blue",
            PlanTaskState.Done => "green",
            PlanTaskState.NotNeeded => "grey",
        };

    private bool IsLate(PlanLine line) =>
        line is { State: PlanTaskState.Open, Row.DueOn: { } due } && due < Today;

    private ShownStage Shown(BuyingStage stage)
    {
        var lines = View.Plan.Lines.Where(line => line.Stage == stage.Number).ToArray();
        var settled = lines.Count(line => line.State != PlanTaskState.Open);
        var (state, colour) =
            settled == lines.Length ? ("Completed", null)
            : stage.Number > View.Plan.Now ? ("Waits for earlier stages", (string?)null)
            : ($"{settled} of {lines.Length} settled", "blue");
        string[] needed = [.. lines.Where(line => line.HoldsBack).Select(line => line.Title)];
        var says =
            needed.Length == 0 || stage.Number == StageGuide.Count
                ? stage.Says
                : $"{stage.Says} Needed before stage {stage.Number + 1}: {string.Join("; ", needed)}.";
        return new(stage.Number, stage.Title, says, state, colour);
    }
}
