using Commonweal.Service.Delivery;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

public sealed class ToReviewModel(ReportsToReview reports, CurrentActor current) : PageModel
{
    public Listing<ReportsToReview.Row> List { get; } =
        new Listing<ReportsToReview.Row>("reports-to-review")
            .Text("Contract", row => row.Title, sort: "title", link: row => $"/reports/{row.Id}")
            .Text("Reference", row => row.Reference)
            .Text("Supplier", row => row.SupplierName, sort: "supplier")
            .Text("Quarter", row => row.Quarter.Words(), sort: "quarter")
            .Time("Sent", row => row.SentAt, sort: "sent")
            .Count("Claims", row => row.Claims)
            .Count("Not decided", row => row.Undecided)
            .Text("Contract manager", row => row.ManagerName ?? "Nobody yet");

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => reports.RunAsync(current.Actor, request, stop));
}
