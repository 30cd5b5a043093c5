using System.Security.Claims;
using Commonweal.Domain.Rules;
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

    /// <summary>The procurement that has the reference already.</summary>
    public ReferencesInUse.Holder? Holder { get; private set; }

    private IEnumerable<VatRate> Rates =>
        reference.Rules.VatRatesOn(UkTime.Today(clock.GetUtcNow()));

    public void OnGet()
    {
        Input.Vat = NationalRules.Standard;
        Input.SuggestContact(current.OrganisationName, User.FindFirstValue(ClaimTypes.Email));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var details = Input.Read(Rates);
        if (!this.Refused(details, nameof(Input)) && ModelState.IsValid)
        {
            var entered = await enter.RunAsync(current.Actor, details.Value, stop);
            if (!this.Refused(entered, nameof(Input)))
            {
                TempData["Success"] = "The procurement is saved.";
                return Redirect($"/procurements/{entered.Value}");
            }
        }

        Holder = await references.OfAsync(current.Actor, Input.Reference, null, stop);
        if (Holder is not null)
            this.Refused([Holder.Refusal], nameof(Input));
        return Page();
    }
}
