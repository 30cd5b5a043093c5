using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

public sealed class OpportunityListModel(CurrentActor current, Opportunities opportunities)
    : PageModel
{
    public Listing<Opportunities.Row> List { get; } =
        new Listing<Opportunities.Row>("opportunities")
            .Text(
                "Contract",
                row => row.Title,
                sort: "title",
                link: row => $"/opportunities/{row.Id}"
            )
            .Text("Council", row => row.AuthorityName, sort: "authority")
            .Money("Estimated value without VAT", row => row.NetValue, sort: "value")
            .Time("Bids until (UK time)", row => row.Deadline, sort: "deadline");

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => opportunities.RunAsync(current.Actor, request, stop));
}
