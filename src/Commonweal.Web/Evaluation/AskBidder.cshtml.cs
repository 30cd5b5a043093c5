using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class AskBidderModel(OpenedBid bid, AskBidder ask, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid BidId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid LineId { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public DateParts AnswerOn { get; set; } = new();

    public string SupplierName { get; private set; } = "";

    public OpenedBid.Line? Line { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await bid.RunAsync(current.Actor, Id, BidId, stop);
        if (!outcome.Succeeded)
        {
            return this.Show(outcome);
        }

        SupplierName = outcome.Value.SupplierName;
        Line = outcome.Value.Lines.FirstOrDefault(line => line.Id == LineId);
        return Line is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var shown = await OnGetAsync(stop);
        if (shown is not PageResult)
        {
            return shown;
        }

        var day = AnswerOn.Read("The last day", nameof(AnswerOn));
        if (
            (!AnswerOn.IsEmpty && this.Refused(day))
            || this.Refused(
                await ask.RunAsync(
                    current.Actor,
                    LineId,
                    Question,
                    day.Succeeded ? day.Value : null,
                    stop
                )
            )
        )
        {
            return shown;
        }

        TempData["Success"] = "The question is sent. The answer will stand beside the offer.";
        return Redirect($"/procurements/{Id}/bids/{BidId}");
    }
}
