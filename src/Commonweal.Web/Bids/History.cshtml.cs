using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

public sealed class HistoryModel(
    BidInProgress bids,
    DraftHistory history,
    RestoreDraft restore,
    CurrentActor current
) : BidPage(bids, current)
{
    public IReadOnlyList<DraftHistory.Saved> Versions { get; private set; } = [];

    [BindProperty]
    public int Earlier { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var shown = await ShowAsync(id, stop);
        if (Bid is not null)
        {
            Versions = (await history.OfAsync(Actor, id, stop)).Value;
        }

        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (this.Refused(await restore.RunAsync(Actor, id, Version, Earlier, stop)))
        {
            return await OnGetAsync(id, stop);
        }

        TempData["Success"] = $"Version {Earlier} is your draft again. Nothing was submitted.";
        return Redirect($"/supplier/bids/{id}");
    }
}
