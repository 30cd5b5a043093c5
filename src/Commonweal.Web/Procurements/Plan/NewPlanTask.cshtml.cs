using Commonweal.Domain.Rules;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Plan;

public sealed class NewPlanTaskModel(CurrentActor current, ProcurementPlan lookup, AddPlanTask add)
    : PlanPage(current, lookup)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Stage { get; set; }

    [BindProperty]
    public StageTaskKind? Kind { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var added = await add.RunAsync(Actor, Id, Stage, Title, Kind, stop);
        if (this.Refused(added))
        {
            return Page();
        }

        TempData["Success"] = "The task is in the plan. Say now who does it and until when.";
        return Redirect($"{Home}/{added.Value}");
    }
}
