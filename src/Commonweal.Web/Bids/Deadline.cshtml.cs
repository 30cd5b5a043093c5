using System.Globalization;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
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
    DeadlineChanges changes
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

    protected override bool IsAsked => Procurement.Stage == ProcurementStage.Draft || State.IsOpen;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Changes = (await changes.OfAsync(Actor, Id, stop)).Value;
        ShowSaved();
    }

    private void ShowSaved()
    {
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
            || this.Refused(await setDeadline.RunAsync(Actor, Id, deadline.Value, stop))
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
