using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

public sealed class SizeModel(BidInProgress bids, SaveBidProportion save, CurrentActor current)
    : BidPage(bids, current)
{
    [BindProperty]
    public string? Proportion { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var shown = await ShowAsync(id, stop);
        Proportion = Bid?.Answers.Proportion;
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop) =>
        this.Refused(await save.RunAsync(Actor, id, Version, Proportion ?? "", stop))
            ? await ShowAsync(id, stop)
            : Redirect($"/supplier/bids/{id}");
}
