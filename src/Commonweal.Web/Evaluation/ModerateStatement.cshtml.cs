using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class ModerateStatementModel(
    ModerationTable tables,
    ModerateScore moderate,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid LineId { get; set; }

    [BindProperty]
    public int? Mark { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? DepartureReason { get; set; }

    public ModerationTable.Line Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        (Mark, Reason, DepartureReason) = (Line?.Mark, Line?.Reason, Line?.DepartureReason);
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var agreement = new ModerateScore.Agreement(Mark, Reason ?? "", DepartureReason);
        var shown = await ShowAsync(stop);
        if (
            shown is not PageResult
            || this.Refused(await moderate.RunAsync(current.Actor, LineId, agreement, stop))
        )
        {
            return shown;
        }

        var next = (await tables.RunAsync(current.Actor, Id, stop)).Value.Lines.NextAfter(LineId);
        return Redirect($"/procurements/{Id}/moderation/{next?.LineId}".TrimEnd('/'));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var table = await tables.RunAsync(current.Actor, Id, stop);
        if (!table.Succeeded)
        {
            return this.Leave(table, $"/procurements/{Id}/moderation");
        }

        if (table.Value.Lines.FirstOrDefault(row => row.LineId == LineId) is not { } line)
        {
            return NotFound();
        }

        Line = line;
        return Page();
    }
}
