using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class ModerationModel(
    ModerationTable tables,
    RunScoring scoring,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ModerationTable.View Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await tables.RunAsync(current.Actor, Id, stop) is not { } table)
        {
            return NotFound();
        }

        Table = table;
        return Page();
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
