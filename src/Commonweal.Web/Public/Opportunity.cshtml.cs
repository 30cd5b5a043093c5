using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

public sealed class OpportunityModel(CurrentActor current, PublishedProcurement lookup) : PageModel
{
    public PublishedProcurement.Opportunity Tender { get; private set; } = null!;

    public Actor Actor => current.Actor;

    public string? Organisation => current.OrganisationName;

    public string Address => $"/opportunities/{Tender.Id}";

    /// <summary>Whether they may bid, or can be once they have signed in.</summary>
    public bool MayBid => !current.IsSignedIn || Actor.Can(Permission.WriteBids);

    /// <summary>Whether the procurement is one of their own council's.</summary>
    public bool IsOwn =>
        Actor.AuthorityId == Tender.AuthorityId && Actor.Can(Permission.ReadProcurements);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await lookup.OfAsync(current.Actor, id, stop) is not { } tender)
            return NotFound();
        Tender = tender;
        return Page();
    }
}
