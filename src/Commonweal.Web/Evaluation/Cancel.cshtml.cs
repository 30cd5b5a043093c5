using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Procurements;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Evaluation;

public sealed class CancelModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    CancelProcurement cancel
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public string? CancelReason { get; set; }

    protected override bool IsAsked => Procurement.IsRunning;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        this.Refused(await cancel.RunAsync(Actor, Id, CancelReason ?? "", stop))
            ? Page()
            : Saved("The procurement is cancelled.");
}
