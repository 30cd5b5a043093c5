using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class WaiverModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    WaiverApplicant applicant,
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

    public Task<string?> ApplicantAsync() =>
        applicant.OnAsync(Actor, Id, HttpContext.RequestAborted);

    public void OnGet() { }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken stop) =>
        this.Refused(await apply.RunAsync(Actor, Id, BusinessCase ?? "", stop))
            ? Page()
            : Saved("Your application waits for a head of procurement.");

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop) =>
        this.Refused(await decide.RunAsync(Actor, Id, Granted, Reason ?? "", stop))
            ? Page()
            : Saved(Granted is true ? "The waiver is granted." : "The waiver is refused.");
}
