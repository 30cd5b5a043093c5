using System.Text;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

public sealed class ReceiptFileModel(BidReceipt receipts, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await receipts.OfAsync(current.Actor, id, stop) is { } found
            ? File(
                Encoding.UTF8.GetBytes(found.Signed),
                "text/plain; charset=utf-8",
                $"receipt-{found.Receipt}.txt"
            )
            : NotFound();
}
