using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Service.Editions.Formats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Commonweal.Web.Editions;

/// <summary>A whole published edition as a file, the same to everybody. It never changes, so that nobody need fetch it twice.</summary>
public sealed class DownloadModel(EditionShelf shelf) : PageModel
{
    public IActionResult OnGet(string name, string format)
    {
        if (
            shelf.FindOpen(name) is not { } edition
            || EditionFormat.Named(format) is not { } wanted
        )
            return NotFound();
        Response.Headers.CacheControl = "public, max-age=3600";
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return new FileContentResult(EditionFile.Write(edition, wanted), wanted.MediaType)
        {
            FileDownloadName = edition.Name + wanted.Ending,
            EntityTag = new EntityTagHeaderValue(
                $"\"{EditionText.Fingerprint(edition)}-{wanted.Name}\""
            ),
        };
    }
}
