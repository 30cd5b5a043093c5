using System.Globalization;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

public sealed class PriceModel(BidInProgress bids, SaveBidPrice save, CurrentActor current)
    : BidPage(bids, current)
{
    [BindProperty]
    public string? Price { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var shown = await ShowAsync(id, stop);
        Price = Bid?.Answers.Price?.ToString("0.00", CultureInfo.InvariantCulture);
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var price = ModelState.Pounds(nameof(Price), Price);
        if (string.IsNullOrWhiteSpace(Price))
            ModelState.AddModelError(
                nameof(Price),
                "You entered no price, so nothing was saved. Enter it, or go back to do it later."
            );
        return
            !ModelState.IsValid
            || this.Refused(await save.RunAsync(Actor, id, Version, price, stop))
            ? await ShowAsync(id, stop)
            : Redirect($"/supplier/bids/{id}");
    }
}
