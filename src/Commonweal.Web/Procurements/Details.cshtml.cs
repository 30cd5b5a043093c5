using System.Security.Claims;
using Commonweal.Domain.Common;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class DetailsModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ReferencesInUse references,
    ReferenceData reference,
    ChangeProcurementDetails change
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public DetailsInput Input { get; set; } = new();

    private DateOnly Today => UkTime.Today(State.Now);

    public void OnGet()
    {
        Input = DetailsInput.Of(Procurement, reference.Rules.VatRateOf(Procurement.VatRate, Today));
        Input.SuggestContact(Council, User.FindFirstValue(ClaimTypes.Email));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Input.HasLots = Procurement.WholeLife.HasLots;
        var details = Input.Read(reference.Rules.VatRatesOn(Today));
        Problem[] taken = await references.OfAsync(Actor, Input.Reference, Id, stop) is { } holder
            ? [holder.Refusal]
            : [];
        if (this.Refused([.. details.Problems, .. taken], nameof(Input)) || !ModelState.IsValid)
            return Page();
        return this.Refused(await change.RunAsync(Actor, Id, details.Value, stop), nameof(Input))
            ? this.Again(OnGet)
            : Saved("The details are saved.");
    }
}
