using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class ScoringModel(
    ScoringSheet sheets,
    DeclareInterest declare,
    LockScores locking,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public bool? HasConflict { get; set; }

    [BindProperty]
    public string? Detail { get; set; }

    public ScoringSheet.View? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await sheets.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return this.Show(outcome);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var outcome = await declare.RunAsync(current.Actor, Id, HasConflict, Detail ?? "", stop);
        return this.Refused(outcome)
            ? await OnGetAsync(stop)
            : Redirect($"/procurements/{Id}/scoring");
    }

    public async Task<IActionResult> OnPostLockAsync(CancellationToken stop)
    {
        var outcome = await locking.RunAsync(current.Actor, Id, stop);
        if (this.Refused(outcome))
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] = "Your scores are locked. The moderator takes them from here.";
        return Redirect($"/procurements/{Id}/scoring");
    }
}
