using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

/// <summary>A page about one bid of the supplier. Every one of them says at the top of which tender it is and whether the bid is submitted.</summary>
public abstract class BidPage(BidInProgress bids, CurrentActor current) : PageModel
{
    public BidInProgress.View Bid { get; private set; } = null!;

    /// <summary>The draft this page was filled in from; a colleague's newer one is not overwritten.</summary>
    [BindProperty]
    public int Version { get; set; }

    public bool CanWrite => Bid.Open && Actor.Can(Permission.WriteBids);

    public bool CanSubmit => Bid.Open && Actor.Can(Permission.SubmitBids);

    public string Home => $"/supplier/bids/{Bid.BidId}";

    protected Actor Actor => current.Actor;

    /// <summary>
    /// Loads the bid, then shows the page. Another supplier's bid is not found; one that cannot be read leads to the list, which
    /// says why.
    /// </summary>
    protected async Task<IActionResult> ShowAsync(Guid id, CancellationToken stop)
    {
        var found = await bids.OfAsync(Actor, id, stop);
        if (!found.Succeeded)
        {
            return this.Unreadable(found.Problems);
        }

        Bid = found.Value;
        ViewData["State"] = PracticeWords.Before(Bid.IsPractice) + State(Bid);
        ViewData["About"] = $"Bid to {Bid.Authority}: {Bid.Title}";
        ViewData["Mark"] =
            PracticeWords.Mark(Bid.IsPractice)
            + (
                Bid.Submitted is { } sent
                    ? ReceivedWords.Mark(sent.WasLetIn, sent.ReceivedAt)
                    : "NOT submitted"
            );
        return Page();
    }

    private static string State(BidInProgress.View bid) =>
        bid switch
        {
            { Submitted: { } sent } => ReceivedWords.State(
                sent.WasLetIn,
                sent.ReceivedAt,
                sent.Receipt
            )
                + (
                    bid.Open && sent is { WasLetIn: false, DraftDiffers: true }
                        ? ReceivedWords.Changed
                        : ""
                ),
            { Open: true } =>
                $"Draft: not submitted. Submit before {UkTime.Moment(bid.Deadline)} UK time.",
            _ => "Not submitted. The deadline has passed.",
        };
}
