using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Rules;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Procurements;
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

    [BindProperty]
    public string? Passage { get; set; }

    /// <summary>The criteria of a Social Value Model that statements are judged by; null for none.</summary>
    public FollowedModel? Followed { get; private set; }

    public ScoreLadder Ladder { get; private set; } = null!;

    public ModerationTable.Line Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        ShowSaved();
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var agreement = new ModerateScore.Agreement(
            new Judgement(Mark, Reason, Passage),
            DepartureReason
        );
        var shown = await ShowAsync(stop);
        if (shown is not PageResult)
        {
            return shown;
        }

        if (this.Refused(await moderate.RunAsync(current.Actor, LineId, agreement, stop)))
        {
            return this.Again(ShowSaved);
        }

        var next = (await tables.RunAsync(current.Actor, Id, stop)).Value.Lines.NextAfter(LineId);
        return Redirect($"/procurements/{Id}/moderation/{next?.LineId}".TrimEnd('/'));
    }

    private void ShowSaved()
    {
        (Mark, Reason, DepartureReason) = (Line?.Mark, Line?.Reason, Line?.DepartureReason);
        Passage = Line?.Passage;
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

        (Line, Ladder, Followed) = (line, table.Value.Ladder, table.Value.Model);
        return Page();
    }
}
