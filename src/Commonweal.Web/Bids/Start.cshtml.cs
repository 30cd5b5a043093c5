using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

public sealed class StartModel(OpportunityToBid opportunities, StartBid start, CurrentActor current)
    : PageModel
{
    public OpportunityToBid.View Opportunity { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await opportunities.OfAsync(current.Actor, id, stop) is not { } found)
        {
            return NotFound();
        }

        Opportunity = found;
        return found.BidId is { } bid ? Redirect($"/supplier/bids/{bid}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var started = await start.RunAsync(current.Actor, id, stop);
        return this.Refused(started)
            ? await OnGetAsync(id, stop)
            : Redirect($"/supplier/bids/{started.Value}");
    }
}
