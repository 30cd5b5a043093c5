using System.Text;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

public sealed class ReceiptFileModel(BidReceipt receipts, CurrentActor current) : PageModel
{
    /// <summary>Which submission the receipt is of; the latest where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Submission { get; set; }

    /// <summary>The acknowledgement of its withdrawal instead.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Withdrawal { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var found = await receipts.OfAsync(current.Actor, id, stop);
        var sent = found?.All.FirstOrDefault(one =>
            Submission is null || one.Version == Submission
        );
        return (Withdrawal ? sent?.Withdrawal : sent?.Signed) is { } text
            ? File(
                Encoding.UTF8.GetBytes(text),
                "text/plain; charset=utf-8",
                $"{(Withdrawal ? "withdrawal" : "receipt")}-{sent!.Receipt}.txt"
            )
            : NotFound();
    }
}
