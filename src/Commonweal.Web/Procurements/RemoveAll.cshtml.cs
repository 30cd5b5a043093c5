using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

/// <summary>Asks once more before the measures of a draft and their reasons are gone.</summary>
public sealed class RemoveAllModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    RemoveMeasures remove
) : ProcurementPage(current, lookup)
{
    protected override bool IsAsked => base.IsAsked && Procurement.Measures.Count > 0;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (this.Refused(await remove.RunAsync(Actor, Id, stop)))
            return Page();
        TempData["Success"] = "All measures are removed. Choose measures again before you publish.";
        return Redirect($"{Home}/measures");
    }
}
