using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Delivery;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

public sealed class ReviewModel(
    ReportInFull reports,
    ValidateReport validateReport,
    CurrentActor current
) : PageModel
{
    public ReportInFull.Page Report { get; private set; } = null!;

    public bool MayDecide =>
        Report.Stage == ReportStage.Sent && current.Actor.Can(Permission.ValidateClaims);

    public string State =>
        Report.Stage switch
        {
            ReportStage.Sent => "Waits for your decision",
            ReportStage.Validated => "Validated",
            _ => "Returned to the supplier",
        };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await reports.RunAsync(current.Actor, id, stop) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (this.Refused(await validateReport.RunAsync(current.Actor, id, stop)))
        {
            return await OnGetAsync(id, stop);
        }

        TempData["Success"] = "The report is validated. Its accepted figures count now.";
        return Redirect($"/reports/{id}");
    }
}
