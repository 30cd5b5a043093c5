using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Procurements;

/// <summary>
/// A page about one of the actor's own procurements: looked up before any handler runs, not found where there is none,
/// and back to the procurement where the question can no longer be asked.
/// </summary>
public abstract class ProcurementPage(CurrentActor current, ProcurementPreparation lookup)
    : PageModel
{
    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!, CultureInfo.InvariantCulture);

    public ProcurementPreparation.State State { get; private set; } = null!;

    public Procurement Procurement => State.Row;

    public string Home => $"/procurements/{Id}";

    public Actor Actor => current.Actor;

    /// <summary>The council's name.</summary>
    protected string? Council => current.OrganisationName;

    /// <summary>Whether a colleague was quicker: the page says what is saved now beside what was typed.</summary>
    public bool IsOvertaken => current.IsOvertaken;

    /// <summary>The stages in which the page has something to ask.</summary>
    protected virtual bool IsAsked => Procurement.Stage == ProcurementStage.Draft;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await lookup.OfAsync(Actor, Id, HttpContext.RequestAborted) is not { } state)
        {
            context.Result = NotFound();
            return;
        }

        State = state;
        if (HttpMethods.IsGet(Request.Method) && !IsAsked)
        {
            context.Result = Redirect(Home);
            return;
        }

        await next();
    }

    /// <summary>Back to the procurement, with the news.</summary>
    protected RedirectResult Saved(string news)
    {
        TempData["Success"] = news;
        return Redirect(Home);
    }
}
