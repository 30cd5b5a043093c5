using Commonweal.Service.Delivery;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

public sealed class SupplierReportModel(ReportInFull reports, CurrentActor current) : PageModel
{
    public ReportInFull.Page Report { get; private set; } = null!;

    /// <summary>How far a claim has come; no colour once nothing is left to do.</summary>
    public static (string Words, string? Colour) Progress(ReportInFull.Line line) =>
        line.Readiness switch
        {
            { LacksFigure: true } => ("Not started", "blue"),
            { LacksEvidence: true } => ("Needs evidence", "orange"),
            { LacksNote: true } => ("Say why it is less", "orange"),
            _ when line.DecisionReason is not null => ("Read what was said", "orange"),
            { Quantity: null } => ("Nothing due", null),
            _ => ("Completed", null),
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
}
