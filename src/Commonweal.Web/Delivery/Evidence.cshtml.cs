using Commonweal.Service.Delivery;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

/// <summary>A file that somebody else made: always saved, never shown, and powerless if a browser shows it after all.</summary>
public sealed class EvidenceModel(EvidenceDownload downloads, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await downloads.RunAsync(current.Actor, id, stop) is not { } download)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return File(download.Content, download.MediaType, download.FileName);
    }
}
