using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class GoalsModel(ReferenceData data, EditionShelf shelf) : PageModel
{
    /// <summary>Who says which measure serves which goal.</summary>
    public const string Whose =
        "Each framework says which goals its measures serve. In those that came with this site it is a proposal of Commonweal: neither their councils nor the United Nations made it.";

    private ILookup<int, Measure> serving = Enumerable.Empty<Measure>().ToLookup(_ => 0);

    public Source Source => data.Goals.Source;

    public Listing<Goal> List =>
        field ??= new Listing<Goal>("goals")
            .Count("Number", goal => goal.Number, sort: "number")
            .Text("Goal", goal => goal.Title, sort: "title", link: goal => $"/goals/{goal.Number}")
            .Count("Measures of all editions", goal => serving[goal.Number].Count());

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        serving = (await shelf.AllAsync(Actor.Public, stop))
            .SelectMany(one => one.Edition.Measures)
            .SelectMany(measure => measure.Goals, (measure, goal) => (measure, goal))
            .ToLookup(link => link.goal, link => link.measure);
        return await List.AnswerAsync(
            this,
            request =>
                data.Goals.All.Matching(request, goal => [goal.Title])
                    .Page(request, ("number", goal => goal.Number), ("title", goal => goal.Title))
        );
    }
}
