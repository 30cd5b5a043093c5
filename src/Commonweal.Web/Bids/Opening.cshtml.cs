using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

public sealed class OpeningModel(OpeningOfBids openings, AgreeToOpening agree, CurrentActor current)
    : PageModel
{
    public Guid Id { get; private set; }

    public OpeningOfBids.View? Found { get; private set; }

    /// <summary>The actor's agreement alone stands; beside another's, pressing again opens.</summary>
    public bool AgreedAlone =>
        Found?.Agreed is [var only] && only.AccountId == current.Actor.AccountId;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var outcome = await openings.OfAsync(current.Actor, id, stop);
        (Id, Found) = (id, outcome.Succeeded ? outcome.Value : null);
        return this.Show(outcome);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var agreed = await agree.RunAsync(current.Actor, id, stop);
        if (this.Refused(agreed))
        {
            return await OnGetAsync(id, stop);
        }

        TempData["Success"] = agreed.Value
            ? "The bids are open."
            : "You agreed to open the bids. A second officer has to agree too.";
        return Redirect($"/procurements/{id}/opening");
    }
}
