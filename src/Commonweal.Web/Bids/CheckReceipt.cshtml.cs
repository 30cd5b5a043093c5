using Commonweal.Domain.Bids;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

/// <summary>
/// For everybody who was shown a receipt. It asks the signature alone, so that nobody learns here who has bid; the bidder's own people,
/// signed in, also read what has become of the submission since.
/// </summary>
public sealed class CheckReceiptModel(ReceiptKey key, BidReceipt receipts, CurrentActor current)
    : PageModel
{
    [BindProperty]
    public string? Receipt { get; set; }

    /// <summary>Null before anything was checked.</summary>
    public bool? IsOurs { get; private set; }

    /// <summary>The submission it is of, where the actor's own organisation made it; null for everybody else.</summary>
    public BidReceipt.Sent? Own { get; private set; }

    public string PublicPem => key.PublicPem;

    public async Task OnPostAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Receipt))
        {
            ModelState.AddModelError(nameof(Receipt), "Paste the receipt first.");
            return;
        }

        IsOurs = key.IsOurs(Receipt);
        if (IsOurs is true && ReceiptText.Names(Receipt) is var (bid, receipt))
        {
            Own = (await receipts.OfAsync(current.Actor, bid, stop))?.All.FirstOrDefault(sent =>
                sent.Receipt == receipt
            );
        }
    }
}
