using Commonweal.Domain.Delivery;
using Commonweal.Service.Delivery;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

public sealed class ReturnModel(
    ReportInFull reports,
    ReturnReport returnReport,
    CurrentActor current
) : PageModel
{
    public ReportInFull.Page Report { get; private set; } = null!;

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (
            await reports.RunAsync(current.Actor, id, stop)
            is not { Stage: ReportStage.Sent } report
        )
        {
            return NotFound();
        }

        Report = report;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (this.Refused(await returnReport.RunAsync(current.Actor, id, Reason, stop)))
        {
            return await OnGetAsync(id, stop);
        }

        TempData["Success"] = "The report was returned to the supplier.";
        return Redirect($"/reports/{id}");
    }
}
