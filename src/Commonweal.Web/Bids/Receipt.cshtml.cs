using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

public sealed class ReceiptModel(BidReceipt receipts, CurrentActor current) : PageModel
{
    public Guid Id { get; private set; }

    public BidReceipt.View Receipt { get; private set; } = null!;

    public bool MayWrite => current.Actor.Can(Permission.WriteBids);

    public bool MaySubmit => current.Actor.Can(Permission.SubmitBids);

    public static string StateOf(BidReceipt.Sent sent) =>
        sent switch
        {
            { Withdrawal: not null, WithdrawnAt: { } at } => $"Withdrawn {UkTime.Exactly(at)}",
            { IsReplaced: true } => "Replaced by the next",
            _ => "This one counts",
        };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await receipts.OfAsync(current.Actor, id, stop) is not { } found)
        {
            return NotFound();
        }

        (Id, Receipt) = (id, found);
        ViewData["State"] =
            PracticeWords.Before(found.IsPractice)
            + (
                found.WithdrawnAt is { } withdrawn
                    ? $"Withdrawn {UkTime.Exactly(withdrawn)}. The bid is not submitted."
                    : ReceivedWords.State(
                        found.LetInReason is not null,
                        found.ReceivedAt,
                        found.Receipt
                    ) + (found.Changed ? ReceivedWords.Changed : "")
            );
        ViewData["Mark"] =
            PracticeWords.Mark(found.IsPractice)
            + (
                found.WithdrawnAt is { } at
                    ? $"Withdrawn {UkTime.Clock(at):HH:mm:ss}"
                    : ReceivedWords.Mark(found.LetInReason is not null, found.ReceivedAt)
            );
        return Page();
    }
}
