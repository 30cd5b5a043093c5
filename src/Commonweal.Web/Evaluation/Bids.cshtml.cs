using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class BidsModel(OpenedBids bids, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public OpenedBids.View? Found { get; private set; }

    /// <summary>Whether anything offered has a value in pounds that bidders read as well.</summary>
    public bool HasPounds =>
        Found is { ShowsPounds: true } found
        && found.Bids.SelectMany(bid => bid.Lines).Any(line => line.Class is not null);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await bids.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return this.Show(outcome);
    }
}
