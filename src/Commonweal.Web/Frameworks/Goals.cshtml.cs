using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Frameworks;

public sealed class GoalsModel(ReferenceData data) : PageModel
{
    /// <summary>Whose the links are.</summary>
    public const string Proposal =
        "Which measure serves which goal is a proposal of Commonweal. Neither the councils nor the United Nations made it.";

    public Source Source => data.Goals.Source;

    public Listing<Goal> List { get; } =
        new Listing<Goal>("goals")
            .Count("Number", goal => goal.Number, sort: "number")
            .Text("Goal", goal => goal.Title, sort: "title", link: goal => $"/goals/{goal.Number}")
            .Count("Measures of all editions", goal => data.Goals.ServedBy(goal.Number).Count());

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                data.Goals.All.Matching(request, goal => [goal.Title])
                    .Page(request, ("number", goal => goal.Number), ("title", goal => goal.Title))
        );
}
