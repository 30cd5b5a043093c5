using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

public sealed class SubmittedModel(SubmittedBid bids, BidReceipt receipts, CurrentActor current)
    : PageModel
{
    public Guid Id { get; private set; }

    public SubmittedBid.View Bid { get; private set; } = null!;

    public AnswersShown Shown => new(Bid.Form, Bid.Answers, Bid.Value, null);

    public static string StateOf(SubmittedBid.Sent sent) =>
        sent switch
        {
            { LetInReason: not null } => "Let in by two officers",
            { Counts: true } => "This one counts",
            { WithdrawnAt: { } at } => $"Withdrawn {UkTime.Moment(at)}",
            _ => "Replaced",
        };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var found = await bids.OfAsync(current.Actor, id, stop);
        if (!found.Succeeded)
        {
            // What was withdrawn is not opened again, not for its own supplier either; its receipts stay.
            return await receipts.OfAsync(current.Actor, id, stop) is { WithdrawnAt: not null }
                ? Redirect($"/supplier/bids/{id}/receipt")
                : this.Unreadable(found.Problems);
        }

        (Id, Bid) = (id, found.Value);
        if (Bid.IsPractice)
        {
            ViewData["State"] = PracticeWords.Before(true);
            ViewData["Mark"] = "PRACTICE";
        }

        return Page();
    }
}
