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

    /// <summary>The revision that a decision on the whole is about.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Whether the page has anything to ask of a version as it stands; if not, it leads to the version.</summary>
    protected virtual bool IsAsked => View.IsOpen;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (!await LookAsync())
        {
            context.Result = NotFound();
            return;
        }

        if (HttpMethods.IsGet(Request.Method) && !IsAsked)
        {
            context.Result = Redirect(Home);
            return;
        }

        await next();
    }

    /// <summary>Looks the version up; false when it is not there.</summary>
    protected async Task<bool> LookAsync()
    {
        if (await lookup.RunAsync(Actor, Id, HttpContext.RequestAborted) is not { } view)
            return false;
        View = view;
        return true;
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

/// <summary>A page of answers about a draft; none are given over answers of somebody else that were not seen.</summary>
public abstract class PolicyAnswersPage(
    CurrentActor current,
    PolicyInFull lookup,
    ChangePolicy change
) : PolicyPage(current, lookup)
{
    /// <summary>The <see cref="Part"/> as this form showed it; null where it shows what stands.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What the page asks about, as it stands: its <see cref="PolicyPart"/>.</summary>
    public abstract string Part { get; }

    /// <summary>Saves the answers, unless something typed could not be read: then the rest is checked all the same.</summary>
    protected async Task<IActionResult> SaveAsync(
        PolicyChange answers,
        string news,
        CancellationToken stop
    )
    {
        if (!ModelState.IsValid)
        {
            _ = this.Refused(Version.Change(answers, Actor.AccountId, Version.ChangedAt));
            return Page();
        }

        var saved = await change.RunAsync(Actor, Id, answers with { Seen = Seen ?? "" }, stop);
        if (saved.Problems.Contains(PolicyChange.Changed))
        {
            if (!await LookAsync())
                return NotFound();
            Seen = null;
        }

        return Saved(saved, news);
    }
}
