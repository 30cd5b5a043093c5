using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Service.Tasks;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Tasks;

public sealed class OverviewModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ProcurementSteps steps,
    TakeUpProcurement takeUp
) : ProcurementPage(current, lookup)
{
    public sealed record TaskOf(PreparationStep Step, string Page, string Title);

    public static IReadOnlyList<TaskOf> Steps { get; } =
    [
        new(PreparationStep.Details, "details", "Say what is bought"),
        new(PreparationStep.Threshold, "threshold", "Check policy and law"),
        new(PreparationStep.Principles, "principles", "Answer the core principles"),
        new(PreparationStep.Weighting, "weighting", "Set edition, weighting and scoring"),
        new(PreparationStep.Measures, "measures", "Choose measures"),
        new(PreparationStep.Deadline, "deadline", "Set the deadline"),
    ];

    public bool MayEdit => Actor.Can(Permission.EditProcurements);

    public bool MayReadAudit => Actor.Can(Permission.ReadAudit);

    public bool MayDecideWaiver =>
        State.Policy.IsWaiverAwaited && Actor.Can(Permission.DecideWaivers);

    /// <summary>The steps after publication; none before it, nor where it was cancelled.</summary>
    public IReadOnlyList<ShownTask> Later { get; private set; } = [];

    /// <summary>Opened bids of a cancelled procurement can still be read.</summary>
    public bool MayReadBids =>
        Procurement is { Stage: ProcurementStage.Cancelled, OpenedAt: not null }
        && Actor.Can(Permission.ReadOpenedBids);

    public int DoneCount => Steps.Count(step => State.IsDone(step.Step));

    protected override bool IsAsked => true;

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (
            Procurement.Stage is >= ProcurementStage.Published and <= ProcurementStage.Awarded
            && await steps.OfAsync(Actor, Id, stop) is { } facts
        )
        {
            Later = [.. new StepsOfProcurement(Actor, State, facts).All()];
        }
    }

    public async Task<IActionResult> OnPostTakeUpAsync(CancellationToken stop) =>
        this.Refused(await takeUp.RunAsync(Actor, Id, stop))
            ? Page()
            : Saved("The procurement is yours to prepare.");

    /// <summary>The first thing missing from a step, or what to think about once more.</summary>
    public string? HintOf(PreparationStep step) =>
        State.Missing.FirstOrDefault(item => item.Step == step)?.Problem.Message
        ?? (
            step == PreparationStep.Deadline && Procurement.Deadline is { } deadline
                ? TypedDeadline.Doubt(deadline)
                : null
        );
}
