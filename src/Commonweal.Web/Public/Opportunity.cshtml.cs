using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

public sealed class OpportunityModel(CurrentActor current, PublishedProcurement lookup) : PageModel
{
    public PublishedProcurement.Tender Tender { get; private set; } = null!;

    public string BidAddress => $"/opportunities/{Tender.Id}/bid";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await lookup.OfAsync(current.Actor, id, stop) is not { } tender)
            return NotFound();
        Tender = tender;
        return Page();
    }
}
