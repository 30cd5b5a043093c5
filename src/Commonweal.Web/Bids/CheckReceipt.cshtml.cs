using Commonweal.Service.Bids;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

/// <summary>For everybody who was shown a receipt. It asks the signature alone, so that nobody learns here who has bid.</summary>
public sealed class CheckReceiptModel(ReceiptKey key) : PageModel
{
    [BindProperty]
    public string? Receipt { get; set; }

    /// <summary>Null before anything was checked.</summary>
    public bool? IsOurs { get; private set; }

    public string PublicPem => key.PublicPem;

    public void OnPost()
    {
        if (string.IsNullOrWhiteSpace(Receipt))
        {
            ModelState.AddModelError(nameof(Receipt), "Paste the receipt first.");
            return;
        }

        IsOurs = key.IsOurs(Receipt);
    }
}
