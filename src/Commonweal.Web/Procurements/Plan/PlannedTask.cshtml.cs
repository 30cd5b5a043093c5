using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Rules;
using Commonweal.Service.Evidence;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Plan;

// Somewhat above the store's own limit, so that a file just too large is refused in words.
[RequestSizeLimit(3 * EvidenceStore.Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = 3 * EvidenceStore.Largest)]
public sealed class PlannedTaskModel(
    CurrentActor current,
    ProcurementPlan lookup,
    SchedulePlanTask schedule,
    SettlePlanTask settle,
    ReopenPlanTask reopen,
    RemovePlanTask remove,
    AttachPlanDocument attach,
    RemovePlanDocument detach,
    ShowPlanDocument show
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

    public IReadOnlyList<PlanDocument> Files => Line.Row is { } row ? [.. View.Files[row.Id]] : [];

    /// <summary>Whether it may be taken off the plan.</summary>
    public bool MayGo => Line.Row is { } row && row.KeepsItsPlace(Files.Count > 0) is null;

    public IEnumerable<Choice> People =>
        View.Owners.Select(person => new Choice(person.Id.ToString(), person.Name));

    /// <summary>The link to the page on which a task is done.</summary>
    public static string Words(StagePage page) =>
        page switch
        {
            StagePage.Market => "Keep whom you asked and what they said",
            StagePage.Questions => "Answer bidders' questions",
            StagePage.Principles => "Answer the core principles together",
        };

    /// <summary>The file that was added though the rest of the form was refused; null for none.</summary>
    public string? Added { get; private set; }

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

        return await AnswerAsync(
            this.Refused(await schedule.RunAsync(Actor, Id, Key, OwnerId, due, stop)),
            "Person and day are saved."
        );
    }

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken stop) =>
        await AnswerAsync(
            this.Refused(await reopen.RunAsync(Actor, Id, Key, stop)),
            "The task is open again."
        );

    /// <summary>
    /// Adds a chosen file first, whatever else is refused: a browser cannot choose it again. With <paramref name="add"/> that is all,
    /// and what was typed beside it stays.
    /// </summary>
    public async Task<IActionResult> OnPostSettleAsync(
        IFormFile? file,
        bool add,
        CancellationToken stop
    )
    {
        if (file is not null)
        {
            await using var content = file.OpenReadStream();
            if (!this.Refused(await attach.RunAsync(Actor, Id, Key, file.FileName, content, stop)))
            {
                Added = file.FileName;
            }
        }
        else if (add)
        {
            ModelState.AddModelError("File", "Choose a file first.");
        }

        if (!add && ModelState.IsValid)
        {
            var settlement = new Settlement(State, Outcome, KeptAt);
            if (!this.Refused(await settle.RunAsync(Actor, Id, Key, settlement, stop)))
            {
                return await AnswerAsync(isRefused: false, "The task is settled.");
            }
        }

        if (add && ModelState.IsValid)
        {
            TempData["Success"] = "The file was added.";
        }

        await LookUpAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostShowAsync(
        Guid shown,
        bool forPanel,
        CancellationToken stop
    ) =>
        await AnswerAsync(
            this.Refused(await show.RunAsync(Actor, Id, shown, forPanel, stop)),
            forPanel ? "Evaluators may read the file." : "Evaluators do not see the file."
        );

    public async Task<IActionResult> OnPostDetachAsync(Guid detached, CancellationToken stop) =>
        await AnswerAsync(
            this.Refused(await detach.RunAsync(Actor, Id, Key, detached, stop)),
            "The file was removed."
        );

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        var stage = Line.Stage;
        if (this.Refused(await remove.RunAsync(Actor, Id, Key, stop)))
        {
            return Page();
        }

        TempData["Success"] = "The task was taken off the plan.";
        return Redirect($"{Home}?Stage={stage}");
    }

    private async Task<IActionResult> AnswerAsync(bool isRefused, string news)
    {
        if (isRefused)
        {
            // The refused act had put what was typed into the row at hand.
            await LookUpAsync();
            return this.Again(OnGet);
        }

        TempData["Success"] = news;
        return Redirect($"{Home}/{Key}");
    }
}
