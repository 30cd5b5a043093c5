using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

public sealed class BidsModel(SupplierBids bids, CurrentActor current) : PageModel
{
    public IReadOnlyList<SupplierBids.Row> Bids { get; private set; } = [];

    public static (string Words, string Colour) StateOf(SupplierBids.Row bid) =>
        bid switch
        {
            { Decided: true, Won: true } => ("Won", "green"),
            { Decided: true } => ("Not won", "grey"),
            { Opened: true } => ("Opened", "purple"),
            { Receipt: not null, Open: true } => ("Submitted", "green"),
            { Receipt: not null } => ("Submitted, waiting to be opened", "green"),
            { Open: true } => ("Draft, not submitted", "blue"),
            _ => ("Not submitted in time", "grey"),
        };

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (TempData[UnreadableBid.Why] is string why)
        {
            ModelState.AddModelError("", why);
        }

        Bids = await bids.OfAsync(current.Actor, stop);
    }
}
