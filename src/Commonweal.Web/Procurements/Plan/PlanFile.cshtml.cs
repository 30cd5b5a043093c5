using Commonweal.Service.Procurements.Plan;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Procurements.Plan;

public sealed class PlanFileModel(PlanDocumentDownload downloads, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid documentId, CancellationToken stop) =>
        this.Send(await downloads.RunAsync(current.Actor, id, documentId, stop));
}
