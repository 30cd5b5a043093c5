using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Plan;

public sealed class PlanModel(CurrentActor current, ProcurementPlan lookup, TimeProvider clock)
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

    /// <summary>A day on which something happened or is due.</summary>
    public sealed record Point(DateOnly Day, string What);

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

    /// <summary>What happened and what is due, earliest first.</summary>
    public IReadOnlyList<Point> Timeline =>
        field ??= [
            .. View
                .Plan.Lines.Select(line =>
                    line switch
                    {
                        { On: { } on } => new Point(
                            UkTime.Today(on),
                            $"{Words(line.State).ToLowerInvariant()}: {line.Title}"
                        ),
                        { State: PlanTaskState.Open, Row.DueOn: { } due } => new Point(
                            due,
                            $"due: {line.Title}"
                        ),
                        _ => null,
                    }
                )
                .OfType<Point>()
                .OrderBy(point => point.Day),
        ];

    private string LeftOpen =>
        View.Plan.WaitsFor(View.Plan.Now).Count switch
        {
            0 => "",
            1 => "1 task that an earlier stage needs is open.",
            var open => $"{open} tasks that earlier stages need are open.",
        };

    private DateOnly Today => UkTime.Today(clock.GetUtcNow());

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
        return new(stage.Number, stage.Title, stage.Says, state, colour);
    }
}
