using Commonweal.Service.Bids;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

public sealed class StartModel(
    PublishedProcurement lookup,
    BegunBid bid,
    StartBid start,
    CurrentActor current
) : PageModel
{
    /// <summary>Whether whoever starts says that their organisation is among those a reserved tender is for.</summary>
    [BindProperty]
    public bool IsAmongReserved { get; set; }

    /// <summary>Why the organisation seems not to be among those who may bid; null where nothing speaks against it.</summary>
    public string? Doubt { get; private set; }

    public PublishedProcurement.Opportunity Opportunity { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await bid.OnAsync(current.Actor, id, stop) is { } begun)
        {
            return Redirect($"/supplier/bids/{begun}");
        }

        if (await lookup.OfAsync(current.Actor, id, stop) is not { } found)
        {
            return NotFound();
        }

        Opportunity = found;
        Doubt = await bid.DoubtAsync(current.Actor, found.Reservation, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var started = await start.RunAsync(current.Actor, id, IsAmongReserved, stop);
        return this.Refused(started)
            ? await OnGetAsync(id, stop)
            : Redirect($"/supplier/bids/{started.Value}");
    }
}
