using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Rules;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class ScoreStatementModel(ScoringSheet sheets, GiveScore give, CurrentActor current)
    : PageModel
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
    public string? Passage { get; set; }

    [BindProperty]
    public bool Assumes { get; set; }

    /// <summary>The criteria of a Social Value Model that statements are judged by; null for none.</summary>
    public FollowedModel? Followed { get; private set; }

    public ScoreLadder Ladder { get; private set; } = null!;

    public ScoringSheet.Statement Statement { get; private set; } = null!;

    public bool IsLocked { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        (Mark, Reason) = (Statement?.Mark, Statement?.Reason);
        (Passage, Assumes) = (Statement?.Passage, Statement?.Assumes is true);
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        if (
            shown is not PageResult
            || this.Refused(
                await give.RunAsync(
                    current.Actor,
                    LineId,
                    new Judgement(Mark, Reason, Passage, Assumes),
                    stop
                )
            )
        )
        {
            return shown;
        }

        var next = (await sheets.RunAsync(current.Actor, Id, stop)).Value.Statements.NextAfter(
            LineId
        );
        return Redirect($"/procurements/{Id}/scoring/{next?.LineId}".TrimEnd('/'));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var sheet = await sheets.RunAsync(current.Actor, Id, stop);
        if (!sheet.Succeeded)
        {
            return this.Leave(sheet, $"/procurements/{Id}/scoring");
        }

        if (sheet.Value.Statements.FirstOrDefault(row => row.LineId == LineId) is not { } statement)
        {
            return NotFound();
        }

        (Ladder, Followed) = (sheet.Value.Ladder, sheet.Value.Model);
        (Statement, IsLocked) = (statement, sheet.Value.LockedAt is not null);
        return Page();
    }
}
