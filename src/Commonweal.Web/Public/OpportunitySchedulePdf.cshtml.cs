using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell.Printing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>The social value schedule as Chromium prints its page; back to the page, with the reason, where it cannot.</summary>
public sealed class OpportunitySchedulePdfModel(PublishedProcurement lookup, PagePrinter printer)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await lookup.OfAsync(Actor.Public, id, stop) is null)
        {
            return NotFound();
        }

        var page = $"/opportunities/{id}/schedule";
        var printed = await printer.PrintAsync(page, stop);
        if (printed.Succeeded)
        {
            return File(printed.Value, "application/pdf", "social-value-schedule.pdf");
        }

        TempData["Unprinted"] = printed.Problems[0].Message;
        return Redirect(page);
    }
}
