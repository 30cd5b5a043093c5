using Commonweal.Service.Evaluation;
using Commonweal.Web.Bids;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>The supplier's bids, each with what can be read of it next.</summary>
public sealed class SupplierBidsModel(SupplierBids bids, CurrentActor current) : PageModel
{
    public Listing<SupplierBids.Row> List { get; } =
        new Listing<SupplierBids.Row>("bids")
            .Text(
                "Procurement",
                row => row.Title,
                sort: "title",
                link: row => $"/supplier/bids/{row.BidId}"
            )
            .Text("Authority", row => row.Authority)
            .Time("Deadline (UK time)", row => row.Deadline, sort: "deadline")
            .Tag("State", row => StateOf(row).Words, row => StateOf(row).Colour)
            .Text(
                "Receipt",
                row =>
                    row.IsWithdrawn ? "Acknowledgement of the withdrawal"
                    : row.Receipt is null ? null
                    : $"Receipt {row.Receipt}",
                link: row =>
                    row.IsWithdrawn || row.Receipt is not null
                        ? $"/supplier/bids/{row.BidId}/receipt"
                        : null
            )
            .Text(
                "Questions",
                row => row.Opened ? "Questions to you" : null,
                link: row => row.Opened ? $"/supplier/bids/{row.BidId}/clarifications" : null
            )
            .Text(
                "Result",
                row =>
                    row.IsSetAside ? "Why it was set aside"
                    : row.Decided ? "How it was assessed"
                    : null,
                link: row =>
                    row.Decided || row.IsSetAside ? $"/supplier/bids/{row.BidId}/result" : null
            );

    public Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (TempData[UnreadableBid.Why] is string why)
        {
            ModelState.AddModelError("", why);
        }

        return List.AnswerAsync(this, request => bids.RunAsync(current.Actor, request, stop));
    }

    private static (string Words, string Colour) StateOf(SupplierBids.Row bid) =>
        bid switch
        {
            { IsPractice: true, Open: true } => (
                bid.Receipt is null ? "Practice, not submitted" : "Practice, submitted",
                "grey"
            ),
            { IsWithdrawn: true, IsPractice: false, Opened: false } => ("Withdrawn", "grey"),
            { IsSetAside: true } => ("Set aside", "red"),
            { Decided: true, Won: true } => ("Won", "green"),
            { Decided: true } => ("Not won", "grey"),
            { Opened: true, WasLetIn: true } => ("Draft let in by two officers", "purple"),
            { Opened: true } => ("Opened", "purple"),
            { Receipt: not null, Open: true, Changed: true } => (
                "Submitted. Later changes are not submitted",
                "yellow"
            ),
            { Receipt: not null, Open: true } => ("Submitted", "green"),
            { IsPractice: true } => ("Practice, ended", "grey"),
            { Receipt: not null } => ("Submitted, waiting to be opened", "green"),
            { Open: true } => ("Draft, not submitted", "blue"),
            _ => ("Not submitted in time", "grey"),
        };
}
