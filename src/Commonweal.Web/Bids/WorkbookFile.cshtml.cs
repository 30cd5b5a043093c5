using Commonweal.Service.Bids;
using Commonweal.Service.Bids.Workbooks;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

/// <summary>The bid as a workbook to fill in.</summary>
public sealed class WorkbookFileModel(BidInProgress bids, CurrentActor current)
    : BidPage(bids, current)
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var shown = await ShowAsync(id, stop);
        if (Bid is null)
        {
            return shown;
        }

        using var workbook = new MemoryStream();
        BidSheets.Write(workbook, Bid);
        return File(
            workbook.ToArray(),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "bid.xlsx"
        );
    }
}
