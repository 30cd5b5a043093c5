using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class ScoringModel(ScoringSheet sheets, LockScores locking, CurrentActor current)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ScoringSheet.View? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await sheets.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return Found is { HasDeclared: false }
            ? Redirect($"/procurements/{Id}/interests")
            : this.Show(outcome);
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
