using System.Globalization;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

public sealed class DeadlineModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    SetDeadline setDeadline,
    ProposeDeadline propose,
    ConfirmDeadline confirm,
    DeadlineChanges changes,
    ReferenceData reference
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public DateParts Deadline { get; set; } = new();

    /// <summary>The later deadlines proposed so far, the latest first.</summary>
    public IReadOnlyList<DeadlineChange> Changes { get; private set; } = [];

    /// <summary>The proposal that waits for a second officer.</summary>
    public DeadlineChange? Waiting => Changes is [{ ConfirmedAt: null } latest, ..] ? latest : null;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Time { get; set; } = "noon";

    /// <summary>The circumstance that lets bidders have less time, by code; empty for none.</summary>
    [BindProperty]
    public string? ShortGround { get; set; }

    /// <summary>Why that is met here.</summary>
    [BindProperty]
    public string? ShortReason { get; set; }

    /// <summary>How long bidders have by law; null where the data do not say.</summary>
    public TenderPeriods? Periods => reference.Tendering;

    /// <summary>Whether the policy check says that the contract meets its national threshold; null before it was made.</summary>
    public bool? IsAbove => State.Policy.Assessment?.Said().National.Above;

    /// <summary>The least number of days where the Act names one; null where it names none.</summary>
    public int? Least =>
        IsAbove is not false
        && Procurement.Category is { } category
        && Periods?.Least(category) is > 0 and var days
            ? days
            : null;

    /// <summary>Whether less time is explained, or was refused.</summary>
    public bool AsksWhyShort =>
        ShortGround is { Length: > 0 }
        || ShortReason is { Length: > 0 }
        || (Least is { } least && Procurement.DaysToBid(State.Now, UkTime.Today) < least);

    protected override bool IsAsked => Procurement.Stage == ProcurementStage.Draft || State.IsOpen;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Changes = (await changes.OfAsync(Actor, Id, stop)).Value;
        ShowSaved();
    }

    private void ShowSaved()
    {
        (ShortGround, ShortReason) = (Procurement.ShortGround, Procurement.ShortReason);
        if (Procurement.Deadline is not { } deadline)
            return;
        var there = UkTime.Clock(deadline);
        Deadline = DateParts.Of(DateOnly.FromDateTime(there));
        Time =
            there.TimeOfDay == TimeSpan.FromHours(12)
                ? "noon"
                : there.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Changes = (await changes.OfAsync(Actor, Id, stop)).Value;
        var deadline = TypedDeadline.Read(Deadline, nameof(Deadline), Time, nameof(Time));
        if (State.IsOpen)
        {
            return
                this.Refused(deadline)
                || this.Refused(
                    await propose.RunAsync(Actor, Id, deadline.Value, Reason ?? "", stop)
                )
                ? Page()
                : Saved(
                    $"You proposed to receive bids until {UkTime.Deadline(deadline.Value)}. It holds, and bidders are told, once another officer confirms it here."
                );
        }

        if (
            this.Refused(deadline)
            || this.Refused(
                await setDeadline.RunAsync(
                    Actor,
                    Id,
                    deadline.Value,
                    new ShortPeriod(ShortGround, ShortReason),
                    stop
                )
            )
        )
        {
            return this.Again(ShowSaved);
        }

        return Saved(
            $"Bids are received until {UkTime.Deadline(deadline.Value)}: bidders have {TypedDeadline.Left(deadline.Value - State.Now)} from now."
        );
    }

    /// <summary>The second officer's word.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(Guid change, CancellationToken stop)
    {
        ModelState.Clear();
        var confirmed = await confirm.RunAsync(Actor, Id, change, stop);
        if (this.Refused(confirmed))
        {
            await OnGetAsync(stop);
            return Page();
        }

        return Saved(
            $"Bids are received until {UkTime.Deadline(confirmed.Value)}. Everybody who has begun a bid is told by email."
        );
    }
}
