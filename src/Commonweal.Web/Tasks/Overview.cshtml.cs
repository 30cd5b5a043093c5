using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
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
    DeadlineChanges deadlines,
    TroubleWithTender trouble,
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

    /// <summary>How many conditions of the waiver wait to be met before publication.</summary>
    public int OpenConditions =>
        State.Policy is { WaiverState: WaiverState.Granted, Waiver: { } waiver }
            ? waiver.Conditions.Count(condition =>
                condition is { BeforePublication: true, MetOn: null }
            )
            : 0;

    /// <summary>The steps after publication; none before it, nor where it was cancelled.</summary>
    public IReadOnlyList<ShownTask> Later { get; private set; } = [];

    /// <summary>The later deadline that waits for a second officer; null when none does.</summary>
    public DeadlineChange? Proposed { get; private set; }

    /// <summary>Silences of the service in the last hours before the deadline.</summary>
    public IReadOnlyList<Outage> Silences { get; private set; } = [];

    /// <summary>Whether the page leads to what may have kept bidders from bidding.</summary>
    public bool MayReadTrouble => MayEdit && Procurement.PublishedAt is not null;

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

        if (MayReadTrouble && Procurement.Stage == ProcurementStage.Published)
        {
            Silences = await trouble.BeforeDeadlineAsync(Actor, Id, stop);
        }

        if (MayEdit && State.IsOpen)
        {
            Proposed = (await deadlines.OfAsync(Actor, Id, stop)).Value.FirstOrDefault(change =>
                change.ConfirmedAt is null && change.Deadline > Procurement.Deadline
            );
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
