using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class ReleaseModel(
    ModerationTable tables,
    ReleaseEvaluator release,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid DeclarationId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string Evaluator { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var table = await tables.RunAsync(current.Actor, Id, stop);
        if (!table.Succeeded)
        {
            return this.Leave(table, $"/procurements/{Id}/moderation");
        }

        if (
            table.Value.Panel.FirstOrDefault(row => row.DeclarationId == DeclarationId)
            is not { } person
        )
        {
            return NotFound();
        }

        Evaluator = person.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var shown = await OnGetAsync(stop);
        if (
            shown is not PageResult
            || this.Refused(await release.RunAsync(current.Actor, DeclarationId, Reason, stop))
        )
        {
            return shown;
        }

        TempData["Success"] = "The evaluator was released. The panel goes on without them.";
        return Redirect($"/procurements/{Id}/moderation");
    }
}
