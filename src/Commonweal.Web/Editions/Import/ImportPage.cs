using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions.Import;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions.Import;

/// <summary>
/// A step of bringing in a file. What was said is kept with the file after each step, so that somebody can go on another day; the step
/// goes back to the first where no file waits.
/// </summary>
public abstract class ImportPage(CurrentActor current, ImportInHand lookup, DescribeImport describe)
    : PageModel
{
    /// <summary>What the file was when the form was drawn: a colleague's change meanwhile is not written over.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Guid EditionId =>
        Guid.Parse((string)RouteData.Values["editionId"]!, CultureInfo.InvariantCulture);

    public ImportInHand.View State { get; private set; } = null!;

    public Edition Edition => State.Draft.Edition;

    public EditionImport Import => State.Import!;

    public string Home => $"/editions/{EditionId}";

    public string Start => $"{Home}/import";

    public Actor Actor => current.Actor;

    /// <summary>Whether the step is about a file that was brought in.</summary>
    protected virtual bool NeedsFile => true;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (!await LoadAsync())
        {
            context.Result = NotFound();
        }
        else if (NeedsFile && State.Import is null)
        {
            context.Result = Redirect(Start);
        }
        else
        {
            await next();
        }
    }

    /// <summary>Keeps what was said and goes on; or shows the step again with what is wrong.</summary>
    protected async Task<IActionResult> SayAsync(
        Func<EditionImport, Outcome<Done>> say,
        string next,
        CancellationToken stop
    ) =>
        this.Refused(await describe.RunAsync(Actor, EditionId, say, stop))
            ? Page()
            : Redirect($"{Start}/{next}");

    /// <summary>Reads everything anew; false when the draft is not there to be written in.</summary>
    protected async Task<bool> LoadAsync()
    {
        if (await lookup.RunAsync(Actor, EditionId, HttpContext.RequestAborted) is not { } state)
        {
            return false;
        }

        State = state;
        return true;
    }
}
