using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Procurements.Plan;

/// <summary>A page of one procurement's plan: looked up before any handler runs, not found where there is none.</summary>
public abstract class PlanPage(CurrentActor current, ProcurementPlan lookup) : PageModel
{
    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!, CultureInfo.InvariantCulture);

    public ProcurementPlan.View View { get; private set; } = null!;

    public string Home => $"/procurements/{Id}/plan";

    public Actor Actor => current.Actor;

    /// <summary>Whether a colleague was quicker: the page says what is saved now beside what was typed.</summary>
    public bool IsOvertaken => current.IsOvertaken;

    public bool MayEdit => Actor.Can(Permission.EditProcurements);

    /// <summary>Whether what the address names is in the plan.</summary>
    protected virtual bool IsThere => true;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await LookUpAsync())
        {
            await next();
            return;
        }

        context.Result = NotFound();
    }

    /// <summary>Reads the plan as it stands now; false when it, or what the address names in it, is not there.</summary>
    protected async Task<bool> LookUpAsync()
    {
        var found = await lookup.OfAsync(Actor, Id, HttpContext.RequestAborted);
        if (found is null)
        {
            return false;
        }

        View = found;
        return IsThere;
    }

    public static string Words(PlanTaskState state) =>
        state switch
        {
            PlanTaskState.Open => "To do",
            PlanTaskState.Done => "Done",
            PlanTaskState.NotNeeded => "Not needed",
        };
}
