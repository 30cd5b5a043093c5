using Commonweal.Domain.People;
using Commonweal.Service.Bids;
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

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await receipts.OfAsync(current.Actor, id, stop) is not { } found)
        {
            return NotFound();
        }

        (Id, Receipt) = (id, found);
        ViewData["State"] =
            PracticeWords.Before(found.IsPractice)
            + ReceivedWords.State(found.LetInReason is not null, found.ReceivedAt, found.Receipt);
        ViewData["Mark"] =
            PracticeWords.Mark(found.IsPractice)
            + ReceivedWords.Mark(found.LetInReason is not null, found.ReceivedAt);
        return Page();
    }
}
