using Commonweal.Service.Delivery;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

public sealed class EvidenceModel(EvidenceDownload downloads, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        this.Send(await downloads.RunAsync(current.Actor, id, stop));
}
