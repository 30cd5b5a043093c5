using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

public sealed class WithdrawModel(BidInProgress bids, WithdrawBid withdraw, CurrentActor current)
    : BidPage(bids, current)
{
    /// <summary>The receipt of the bid that the form withdraws.</summary>
    [BindProperty]
    public string Receipt { get; set; } = "";

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => ShowAsync(id, stop);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (this.Refused(await withdraw.RunAsync(Actor, id, Receipt ?? "", stop)))
        {
            return await ShowAsync(id, stop);
        }

        TempData["Success"] = "The bid is withdrawn. It will not be opened.";
        return Redirect($"/supplier/bids/{id}");
    }
}
