using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

/// <summary>The latest application for a waiver: made, decided, withdrawn, its conditions ticked. After publication it is read, and conditions are ticked still.</summary>
public sealed class WaiverModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    WaiverHands hands,
    ApplyForWaiver apply,
    DecideWaiver decide,
    WithdrawWaiver withdraw,
    MeetWaiverCondition meet
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public bool? IsWhole { get; set; }

    [BindProperty]
    [DataType(nameof(Percentage))]
    [Display(Name = "Weighting")]
    public decimal? DownTo { get; set; }

    [BindProperty]
    public string? BusinessCase { get; set; }

    [BindProperty]
    public string? Alternatives { get; set; }

    [BindProperty]
    public string? Risk { get; set; }

    [BindProperty]
    public bool? Granted { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Before { get; set; }

    [BindProperty]
    public string? After { get; set; }

    [BindProperty]
    public DateParts ExpiresOn { get; set; } = new();

    [BindProperty]
    public int Number { get; set; }

    [BindProperty]
    public DateParts MetOn { get; set; } = new();

    public Waiver? Waiver => State.Policy.Waiver;

    public bool MayApply =>
        IsDraft
        && State.Policy.WaiverState is not (WaiverState.Waiting or WaiverState.Granted)
        && Actor.Can(Permission.EditProcurements);

    public bool MayDecide =>
        IsDraft
        && State.Policy.IsWaiverAwaited
        && Waiver!.AppliedBy != Actor.AccountId
        && Actor.Can(Permission.DecideWaivers);

    public bool MayWithdraw =>
        IsDraft
        && Waiver is { WithdrawnAt: null, Granted: not false } waiver
        && waiver.AppliedBy == Actor.AccountId
        && Actor.Can(Permission.EditProcurements);

    public bool MayMeet =>
        Waiver is { WithdrawnAt: null } && Actor.Can(Permission.EditProcurements);

    /// <summary>Why the purchase is not the one that was applied for, and what to do; null while it is.</summary>
    public string? Outgrown =>
        IsDraft
        && Waiver is { WithdrawnAt: null, Granted: not false } waiver
        && waiver.Outgrown(Procurement) is { } changes
            ? $"This purchase is not the one the waiver was applied for: {changes}. {(waiver.Granted is true ? "So the waiver counts no longer. Apply again below, raise the weighting to what your policy asks, or take the change back." : "It cannot be granted for that. Withdraw the application and apply anew, or take the change back.")}"
            : null;

    public WaiverHands.Names? Hands { get; private set; }

    protected override bool IsAsked => IsDraft || Waiver is not null;

    private bool IsDraft => Procurement.Stage == ProcurementStage.Draft;

    public Task OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken stop)
    {
        var asked = new WaiverCase(IsWhole, DownTo, BusinessCase, Alternatives, Risk);
        return
            this.Refused([.. asked.Problems()])
            || !ModelState.IsValid
            || this.Refused(await apply.RunAsync(Actor, Id, asked, stop))
            ? await ShowAsync(stop)
            : Saved("Your application waits for a head of procurement.");
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        DateOnly? expires = null;
        if (!ExpiresOn.IsEmpty && Granted is true)
        {
            var read = ExpiresOn.Read("The last day", nameof(ExpiresOn));
            if (this.Refused(read))
                return await ShowAsync(stop);
            expires = read.Value;
        }

        var decision = new WaiverDecision(Granted, Reason, Before, After, expires);
        return this.Refused(await decide.RunAsync(Actor, Id, decision, stop))
            ? await ShowAsync(stop)
            : Saved(Granted is true ? "The waiver is granted." : "The waiver is refused.");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop) =>
        this.Refused(await withdraw.RunAsync(Actor, Id, stop))
            ? await ShowAsync(stop)
            : Saved("Your application is withdrawn.");

    public async Task<IActionResult> OnPostMeetAsync(CancellationToken stop)
    {
        var read = MetOn.Read("The day the condition was met", nameof(MetOn));
        if (
            this.Refused(read)
            || this.Refused(await meet.RunAsync(Actor, Id, Number, read.Value, stop))
        )
            return await ShowAsync(stop);
        TempData["Success"] = "The condition is ticked as met.";
        return Redirect($"{Home}/waiver");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Hands = await hands.OnAsync(Actor, Id, stop);
        return Page();
    }
}
