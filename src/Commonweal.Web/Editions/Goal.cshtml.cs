using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class GoalModel(ReferenceData data, EditionShelf shelf) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    public Goal Goal { get; private set; } = null!;

    public IReadOnlyList<Edition> All { get; private set; } = [];

    public Listing<Row> List => field ??= Columns();

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken stop)
    {
        if (data.Goals.Find(number) is not { } goal)
            return NotFound();
        Goal = goal;
        All = [.. (await shelf.AllAsync(Actor.Public, stop)).Select(one => one.Edition)];
        return await List.AnswerAsync(
            this,
            request =>
                All.Where(edition => Edition is null || edition.Name == Edition)
                    .SelectMany(
                        edition => edition.Measures,
                        (edition, one) => new Row(edition, one)
                    )
                    .Where(row => row.Measure.Goals.Contains(number))
                    .Matching(
                        request,
                        row => [row.Measure.Code, row.Measure.Title, row.Measure.GoalsBecause ?? ""]
                    )
                    .Page(
                        request,
                        ("edition", row => row.Edition.Title),
                        ("code", row => row.Measure.Code),
                        ("title", row => row.Measure.Title)
                    )
        );
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
            .Text("How it serves the goal", row => row.Measure.GoalsBecause ?? "");

    /// <summary>A measure that serves the goal.</summary>
    public sealed record Row(Edition Edition, Measure Measure);
}
