using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class WaiverModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    WaiverHands hands,
    ApplyForWaiver apply,
    DecideWaiver decide
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public string? BusinessCase { get; set; }

    [BindProperty]
    public bool? Granted { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool MayApply =>
        State.Policy.Waiver is null or { Granted: false } && Actor.Can(Permission.EditProcurements);

    public bool MayDecide =>
        State.Policy.Waiver is { Granted: null } waiver
        && waiver.AppliedBy != Actor.AccountId
        && Actor.Can(Permission.DecideWaivers);

    public WaiverHands.Names? Hands { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken stop) =>
        this.Refused(await apply.RunAsync(Actor, Id, BusinessCase ?? "", stop))
            ? await ShowAsync(stop)
            : Saved("Your application waits for a head of procurement.");

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop) =>
        this.Refused(await decide.RunAsync(Actor, Id, Granted, Reason ?? "", stop))
            ? await ShowAsync(stop)
            : Saved(Granted is true ? "The waiver is granted." : "The waiver is refused.");

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Hands = await hands.OnAsync(Actor, Id, stop);
        return Page();
    }
}
