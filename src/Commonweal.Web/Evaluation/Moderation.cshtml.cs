using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class ModerationModel(
    ModerationTable tables,
    BeginModeration begin,
    RunScoring scoring,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? WithoutReason { get; set; }

    public ModerationTable.View? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await tables.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return this.Show(outcome);
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken stop)
    {
        if (this.Refused(await begin.RunAsync(current.Actor, Id, WithoutReason, stop)))
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] =
            "The panel agrees scores from now on. Everybody's scores are shown below.";
        return Redirect($"/procurements/{Id}/moderation");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var outcome = await scoring.RunAsync(current.Actor, Id, stop);
        if (this.Refused(outcome))
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] = "The scoring was run by the published method.";
        return Redirect($"/procurements/{Id}/ranking");
    }
}
