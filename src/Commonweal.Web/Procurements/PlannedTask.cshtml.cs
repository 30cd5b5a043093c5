using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class PlannedTaskModel(
    CurrentActor current,
    ProcurementPlan lookup,
    SchedulePlanTask schedule,
    SettlePlanTask settle,
    ReopenPlanTask reopen
) : PlanPage(current, lookup)
{
    [BindProperty]
    public Guid? OwnerId { get; set; }

    [BindProperty]
    public DateParts DueOn { get; set; } = new();

    [BindProperty]
    public PlanTaskState? State { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? KeptAt { get; set; }

    public PlanLine Line => View.Plan.Find(Key)!;

    public IReadOnlyList<PlanLine> Waits => View.Plan.WaitsFor(Line.Stage);

    public IEnumerable<Choice> People =>
        View.Owners.Select(person => new Choice(person.Id.ToString(), person.Name));

    public string Ask =>
        Line.Kind switch
        {
            StageTaskKind.Task => "What was done?",
            StageTaskKind.Document => "What does the document say, in short?",
            StageTaskKind.Decision => "What was decided, and why?",
        };

    protected override bool IsThere => View.Plan.Find(Key) is not null;

    private string Key => (string)RouteData.Values["key"]!;

    public void OnGet() => (OwnerId, DueOn) = (Line.Row?.OwnerId, DateParts.Of(Line.Row?.DueOn));

    public async Task<IActionResult> OnPostScheduleAsync(CancellationToken stop)
    {
        DateOnly? due = null;
        if (!DueOn.IsEmpty)
        {
            var read = DueOn.Read("The day", nameof(DueOn));
            if (this.Refused(read))
            {
                return Page();
            }

            due = read.Value;
        }

        return Answer(
            this.Refused(await schedule.RunAsync(Actor, Id, Key, OwnerId, due, stop)),
            "Person and day are saved."
        );
    }

    public async Task<IActionResult> OnPostSettleAsync(CancellationToken stop) =>
        Answer(
            this.Refused(
                await settle.RunAsync(Actor, Id, Key, new Settlement(State, Outcome, KeptAt), stop)
            ),
            "The task is settled."
        );

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken stop) =>
        Answer(
            this.Refused(await reopen.RunAsync(Actor, Id, Key, stop)),
            "The task is open again."
        );

    private IActionResult Answer(bool isRefused, string news)
    {
        if (isRefused)
        {
            return Page();
        }

        TempData["Success"] = news;
        return Redirect($"{Home}/{Key}");
    }
}
