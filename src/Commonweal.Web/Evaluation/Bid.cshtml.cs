using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class BidModel(
    OpenedBid bid,
    AcceptOffers accept,
    ReferenceData reference,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid BidId { get; set; }

    public OpenedBid.View? Found { get; private set; }

    public bool MayAdjust =>
        Found is { IsUnderEvaluation: true, SetAside: null }
        && current.Actor.Can(Permission.AdjustOffers);

    public bool MaySetAside =>
        Found?.IsUnderEvaluation == true && current.Actor.Can(Permission.OpenBids);

    public SetAsideGround? GroundOf(SetAsideDecision decision) =>
        reference.Grounds.FirstOrDefault(ground => ground.Code == decision.Ground);

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken stop)
    {
        var accepted = await accept.RunAsync(current.Actor, Id, BidId, stop);
        if (this.Refused(accepted))
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] =
            accepted.Value == 1
                ? "One offer is accepted as offered."
                : $"{Counted.Of(accepted.Value, "offer")} are accepted as offered.";
        return Redirect($"/procurements/{Id}/bids/{BidId}");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await bid.RunAsync(current.Actor, Id, BidId, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return this.Show(outcome);
    }
}
