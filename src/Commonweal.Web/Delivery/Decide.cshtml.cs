using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Service.Delivery;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

public sealed class DecideModel(ReportInFull reports, DecideClaim decideClaim, CurrentActor current)
    : PageModel
{
    public ReportInFull.Page Report { get; private set; } = null!;

    public ReportInFull.Line Line { get; private set; } = null!;

    [BindProperty]
    public ClaimDecision? Decision { get; set; }

    [BindProperty]
    public string? AcceptedQuantity { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid claimId, CancellationToken stop)
    {
        if (!await FindAsync(id, claimId, stop))
        {
            return NotFound();
        }

        Decision ??= Line.Decision;
        AcceptedQuantity ??=
            Line.Decision == ClaimDecision.Adjusted
                ? Quantity.Exact(Line.AcceptedQuantity ?? 0m)
                : null;
        Reason ??= Line.DecisionReason;
        return Page();
    }

    /// <summary>Saves, and leads on to the next claim without a decision, from this one round.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, Guid claimId, CancellationToken stop)
    {
        if (!await FindAsync(id, claimId, stop))
        {
            return NotFound();
        }

        var decided = await decideClaim.RunAsync(
            current.Actor,
            claimId,
            Decision,
            AcceptedQuantity,
            Reason,
            stop
        );
        if (this.Refused(decided))
        {
            return await OnGetAsync(id, claimId, stop);
        }

        var report = (await reports.RunAsync(current.Actor, id, stop))!;
        TempData["Success"] = $"The decision was saved. {DeliveryWords.Progress(report)}.";
        return
            report
                .From(claimId)
                .FirstOrDefault(line => line is { Quantity: not null, Decision: null })
                is { } next
            ? Redirect($"/reports/{id}/claims/{next.ClaimId}")
            : Redirect($"/reports/{id}");
    }

    private async Task<bool> FindAsync(Guid id, Guid claimId, CancellationToken stop)
    {
        if (
            await reports.RunAsync(current.Actor, id, stop)
                is not { Stage: ReportStage.Sent } report
            || report.Lines.FirstOrDefault(line => line.ClaimId == claimId)
                is not { Quantity: not null } line
        )
        {
            return false;
        }

        (Report, Line) = (report, line);
        return true;
    }
}
