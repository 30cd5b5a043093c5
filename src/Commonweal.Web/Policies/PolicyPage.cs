using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Service.Policies;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Policies;

/// <summary>A page about one version of the policy of the actor's own council; not found where there is none.</summary>
public abstract class PolicyPage(CurrentActor current, PolicyInFull lookup) : PageModel
{
    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!, CultureInfo.InvariantCulture);

    public PolicyInFull.View View { get; private set; } = null!;

    public PolicyVersion Version => View.Version;

    public string Home => $"/policy/{Id}";

    public Actor Actor => current.Actor;

    /// <summary>Whether the page has anything to ask of a version as it stands; if not, it leads to the version.</summary>
    protected virtual bool IsAsked => View.IsOpen;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await lookup.RunAsync(Actor, Id, HttpContext.RequestAborted) is not { } view)
        {
            context.Result = NotFound();
            return;
        }

        View = view;
        if (HttpMethods.IsGet(Request.Method) && !IsAsked)
        {
            context.Result = Redirect(Home);
            return;
        }

        await next();
    }

    /// <summary>Back to the version with the news, or this page with the refusal.</summary>
    protected IActionResult Saved(Outcome<Done> outcome, string news)
    {
        if (this.Refused(outcome))
            return Page();
        TempData["Success"] = news;
        return Redirect(Home);
    }
}

/// <summary>A page of answers about a draft.</summary>
public abstract class PolicyAnswersPage(
    CurrentActor current,
    PolicyInFull lookup,
    ChangePolicy change
) : PolicyPage(current, lookup)
{
    /// <summary>Saves the answers, unless something typed could not be read: then the rest is checked all the same.</summary>
    protected async Task<IActionResult> SaveAsync(
        PolicyChange answers,
        string news,
        CancellationToken stop
    )
    {
        if (ModelState.IsValid)
            return Saved(await change.RunAsync(Actor, Id, answers, stop), news);
        _ = this.Refused(Version.Change(answers, Actor.AccountId, Version.ChangedAt));
        return Page();
    }
}
