using Commonweal.Domain.Bids;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

public sealed class SubmitModel(BidInProgress bids, SubmitBid submit, CurrentActor current)
    : BidPage(bids, current)
{
    [BindProperty]
    public bool BecauseOfContract { get; set; }

    [BindProperty]
    public bool CountedOnce { get; set; }

    [BindProperty]
    public bool MayCommit { get; set; }

    /// <summary>Asked only where an offer has no delivery statement.</summary>
    [BindProperty]
    public bool WithoutStatements { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => ShowAsync(id, stop);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var declarations = new BidDeclarations(
            BecauseOfContract,
            CountedOnce,
            MayCommit,
            WithoutStatements
        );
        return this.Refused(await submit.RunAsync(Actor, id, Version, declarations, stop))
            ? await ShowAsync(id, stop)
            : Redirect($"/supplier/bids/{id}/receipt");
    }
}
