using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Procurements;

public sealed class NewModel(
    CurrentActor current,
    EnterProcurement enter,
    ReferencesInUse references,
    ReferenceData reference,
    TimeProvider clock
) : PageModel
{
    [BindProperty]
    public DetailsInput Input { get; set; } = new();

    public void OnGet() => Input.VatRate = reference.Rules.VatOn(UkTime.Today(clock.GetUtcNow()));

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var details = Input.Read();
        var taken = await references.OfAsync(current.Actor, Input.Reference, null, stop);
        if (this.Refused([.. details.Problems, .. taken], nameof(Input)) || !ModelState.IsValid)
            return Page();
        var entered = await enter.RunAsync(current.Actor, details.Value, stop);
        if (this.Refused(entered, nameof(Input)))
            return Page();
        TempData["Success"] = "The procurement is saved. Only your authority sees it.";
        return Redirect($"/procurements/{entered.Value}");
    }
}
