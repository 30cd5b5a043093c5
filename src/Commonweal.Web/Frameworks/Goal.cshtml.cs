using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Frameworks;

public sealed class GoalModel(ReferenceData data) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    public Goal Goal { get; private set; } = null!;

    public IReadOnlyList<Edition> Editions => data.Editions;

    public Listing<Row> List => field ??= Columns();

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (data.Goals.Find(number) is not { } goal)
            return NotFound();
        Goal = goal;
        return await List.AnswerAsync(
            this,
            request =>
                data.Goals.ServedBy(number)
                    .Where(link => Edition is null || link.Edition == Edition)
                    .Select(RowOf)
                    .Matching(request, row => [row.Measure.Code, row.Measure.Title, row.Because])
                    .Page(
                        request,
                        ("edition", row => row.Edition.Title),
                        ("code", row => row.Measure.Code),
                        ("title", row => row.Measure.Title)
                    )
        );
    }

    private Row RowOf(GoalLink link)
    {
        var edition = data.Edition(link.Edition)!;
        return new Row(edition, edition.Find(link.Measure)!, link.Because);
    }

    private Listing<Row> Columns() =>
        new Listing<Row>($"goal-{Goal.Number}")
            .Text("Code", row => row.Measure.Code, sort: "code")
            .Text(
                "Measure",
                row => row.Measure.Title,
                sort: "title",
                link: row => $"/frameworks/{row.Edition.Name}/measures/{row.Measure.Code}"
            )
            .Text("Edition", row => row.Edition.Title, sort: "edition")
            .Text("Counted in", row => row.Measure.Unit.Words())
            .Text("How it serves the goal", row => row.Because);

    /// <summary>A measure that serves the goal.</summary>
    public sealed record Row(Edition Edition, Measure Measure, string Because);
}
