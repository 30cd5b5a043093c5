using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions.Draft;

/// <summary>
/// A page about an edition of the actor's authority: looked up before any handler runs, not found where there is none, and back
/// to the edition where the question can no longer be asked.
/// </summary>
public abstract class DraftPage(CurrentActor current, EditionInHand lookup) : PageModel
{
    public Guid EditionId =>
        Guid.Parse((string)RouteData.Values["editionId"]!, CultureInfo.InvariantCulture);

    public EditionInHand.View View { get; private set; } = null!;

    public Edition Edition => View.Edition;

    public CouncilEdition Council => View.Council;

    public string Home => $"/editions/{EditionId}";

    public Actor Actor => current.Actor;

    /// <summary>Whether it was refused because an index lacks a year: the page then leads to where it is written.</summary>
    public bool LacksIndexYear { get; private set; }

    /// <summary>Whether the page has something to ask at this stage.</summary>
    protected virtual bool IsAsked => true;

    /// <summary>
    /// Whether the part of the edition that the address names is there. Who sends a form about one that is gone by then is told,
    /// and keeps what was typed.
    /// </summary>
    protected virtual bool IsThere => true;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var isRead = HttpMethods.IsGet(Request.Method);
        if (!await LookAsync() || (!IsThere && (isRead || !View.MayWrite)))
        {
            context.Result = NotFound();
            return;
        }

        if (isRead && !IsAsked)
        {
            context.Result = Redirect(Home);
            return;
        }

        await next();
    }

    /// <summary>Looks the edition up; false when it is not there.</summary>
    protected async Task<bool> LookAsync()
    {
        if (await lookup.RunAsync(Actor, EditionId, HttpContext.RequestAborted) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    /// <summary>True when there are problems, which are then on the page.</summary>
    protected bool Refuses(IReadOnlyList<Problem> problems)
    {
        LacksIndexYear |= problems.Any(problem => problem.Code == EditionChange.IndexLacksYear);
        return this.Refused(problems);
    }

    /// <summary>To the edition or a part of it, with the news; the page again where the act refused.</summary>
    protected IActionResult After<T>(Outcome<T> outcome, string news, string? to = null)
    {
        if (Refuses(outcome.Problems))
        {
            return Page();
        }

        TempData["Success"] = news;
        return Redirect(to ?? Home);
    }
}
