using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class OverviewModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    TakeUpProcurement takeUp
) : ProcurementPage(current, lookup)
{
    public sealed record TaskOf(PreparationStep Step, string Page, string Title);

    public static IReadOnlyList<TaskOf> Steps { get; } =
    [
        new(PreparationStep.Details, "details", "Say what is bought"),
        new(PreparationStep.Threshold, "threshold", "Check policy and law"),
        new(PreparationStep.Weighting, "weighting", "Set edition, weighting and scoring"),
        new(PreparationStep.Measures, "measures", "Choose measures"),
        new(PreparationStep.Deadline, "deadline", "Set the deadline"),
    ];

    public bool MayEdit => Actor.Can(Permission.EditProcurements);

    public bool MayDecideWaiver =>
        State.Policy.Waiver is { Granted: null } && Actor.Can(Permission.DecideWaivers);

    public int DoneCount => Steps.Count(step => State.IsDone(step.Step));

    protected override bool IsAsked => true;

    public void OnGet() { }

    public async Task<IActionResult> OnPostTakeUpAsync(CancellationToken stop) =>
        this.Refused(await takeUp.RunAsync(Actor, Id, stop))
            ? Page()
            : Saved("The procurement is yours to prepare.");

    /// <summary>The first thing missing from a step.</summary>
    public string? HintOf(TaskOf step) =>
        State.Missing.FirstOrDefault(item => item.Step == step.Step)?.Problem.Message;
}
