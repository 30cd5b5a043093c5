using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class SuitabilityModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    SetSuitability set
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public bool? SuitsSmes { get; set; }

    [BindProperty]
    public bool? SuitsVcses { get; set; }

    [BindProperty]
    public string? SuitabilityReason { get; set; }

    public void OnGet() =>
        (SuitsSmes, SuitsVcses, SuitabilityReason) = (
            Procurement.SuitsSmes,
            Procurement.SuitsVcses,
            Procurement.SuitabilityReason
        );

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        this.Refused(await set.RunAsync(Actor, Id, SuitsSmes, SuitsVcses, SuitabilityReason, stop))
            ? this.Again(OnGet)
            : Saved("Whom it suits is saved.");
}
