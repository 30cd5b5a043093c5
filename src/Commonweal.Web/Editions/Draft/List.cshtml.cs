using Commonweal.Domain.Editions;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions.Draft;

public sealed class ListModel(CouncilEditions editions, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public EditionStage? Stage { get; set; }

    public bool MayWrite => current.Actor.Can(Permission.WriteEditions);

    public Listing<CouncilEditions.Row> List { get; } =
        new Listing<CouncilEditions.Row>("our-frameworks")
            .Text("Framework", row => row.Title, sort: "title", link: row => $"/editions/{row.Id}")
            .Text("Version", row => row.Version)
            .Tag("Stage", row => DraftWords.Of(row.Stage), row => DraftWords.Colour(row.Stage))
            .Text("Begun from", row => row.BegunFrom)
            .Date("Begun", row => DateOnly.FromDateTime(row.CreatedAt.Date), sort: "begun");

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            request => editions.RunAsync(current.Actor, request.LatestFirst, Stage, stop)
        );
}
