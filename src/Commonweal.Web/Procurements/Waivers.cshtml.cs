using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Procurements;

public sealed class WaiversModel(CurrentActor current, WaiverRegister register) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public WaiverState? State { get; set; }

    public Listing<WaiverRegister.Row> List { get; } =
        new Listing<WaiverRegister.Row>("waivers")
            .Text(
                "Procurement",
                row => row.Title,
                sort: "title",
                link: row => $"/procurements/{row.ProcurementId}/waiver"
            )
            .Text("Reference", row => row.Reference, sort: "reference")
            .Tag("State", row => WaiverWords.Of(row.State), row => WaiverWords.Colour(row.State))
            .Text("Waived", row => WaiverWords.Extent(row.DownTo), sort: "downTo")
            .Text("Applied for by", row => row.AppliedBy)
            .InFileOnly()
            .Time("Applied for (UK time)", row => row.AppliedAt, sort: "applied")
            .InFileOnly()
            .Text("Decided by", row => row.DecidedBy)
            .InFileOnly()
            .Time("Decided (UK time)", row => row.DecidedAt, sort: "decided")
            .Date("Last day", row => row.ExpiresOn, sort: "expires")
            .Date("Used on", row => row.UsedOn, sort: "used")
            .InFileOnly()
            .Count("Conditions open", row => row.OpenConditions)
            .Money("Value without VAT", row => row.NetValue, sort: "value")
            .InFileOnly()
            .Text("Business case", row => row.BusinessCase)
            .InFileOnly()
            .Text("Reason for the decision", row => row.DecisionReason)
            .InFileOnly();

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => register.RunAsync(current.Actor, request, State, stop));
}
