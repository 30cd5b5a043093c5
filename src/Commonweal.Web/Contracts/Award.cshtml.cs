using Commonweal.Service.Contracts;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

public sealed class AwardModel(
    ProcurementRanking ranking,
    AwardContract award,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? BidId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? DepartureReason { get; set; }

    [BindProperty(Name = "")]
    public TermsInput Terms { get; set; } = new();

    public ProcurementRanking.View? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        Terms = new()
        {
            Reference = Found?.Reference,
            StartsOn = DateParts.Of(Found?.StartsOn),
            EndsOn = DateParts.Of(
                Found is { StartsOn: { } start, Months: { } months }
                    ? start.AddMonths(months).AddDays(-1)
                    : null
            ),
        };
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        var chosen = Found?.Latest?.Bids.FirstOrDefault(bid => bid.BidId == BidId);
        // Left empty, the value is the price of the bid: while none is chosen that is what is missing, not the value.
        var terms = Terms.Read(this, chosen is null ? 0m : chosen.Price);
        var outcome = await award.RunAsync(
            current.Actor,
            Id,
            new AwardContract.Decision(BidId, Reason ?? "", DepartureReason, terms)
            {
                Unread = this.Unread(),
            },
            stop
        );
        if (this.Refused(outcome))
        {
            return shown;
        }

        TempData["Success"] = "The contract is awarded. An email goes to every bidder.";
        return Redirect($"/contracts/{outcome.Value}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var outcome = await ranking.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return this.Show(outcome);
    }
}
