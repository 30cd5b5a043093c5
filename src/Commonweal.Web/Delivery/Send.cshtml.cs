using Commonweal.Domain.Common;
using Commonweal.Service.Delivery;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

public sealed class SendModel(ReportInFull reports, SendReport sendReport, CurrentActor current)
    : PageModel
{
    public ReportInFull.Page Report { get; private set; } = null!;

    /// <summary>What stands in the way of sending; each names its claim as the field.</summary>
    public IReadOnlyList<Problem> Missing =>
        [.. Report.Lines.SelectMany(line => line.Readiness.Missing())];

    [BindProperty]
    public string? Statement { get; set; }

    [BindProperty]
    public bool Declared { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await reports.RunAsync(current.Actor, id, stop) is not { IsOpen: true } report)
        {
            return NotFound();
        }

        Report = report;
        Statement ??= report.Statement;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var sent = await sendReport.RunAsync(current.Actor, id, Statement, Declared, stop);
        if (this.Refused(sent))
        {
            return await OnGetAsync(id, stop);
        }

        TempData["Success"] = "The report was sent to the council.";
        return Redirect($"/supplier/reports/{id}");
    }
}
