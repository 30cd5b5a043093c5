using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class PublishModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    PublishProcurement publish
) : ProcurementPage(current, lookup)
{
    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        this.Refused(await publish.RunAsync(Actor, Id, stop))
            ? Page()
            : Saved("The procurement is published. Bidders can find it under Opportunities.");
}
