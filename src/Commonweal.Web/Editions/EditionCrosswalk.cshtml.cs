using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class EditionCrosswalkModel(
    EditionShelf shelf,
    CrosswalkShelf crosswalks,
    CurrentActor current
) : PageModel
{
    public Edition From { get; private set; } = null!;

    public Edition To { get; private set; } = null!;

    public Crosswalk Crosswalk { get; private set; } = null!;

    public Listing<Row> List => field ??= Columns();

    public async Task<IActionResult> OnGetAsync(string name, string other, CancellationToken stop)
    {
        if (
            shelf.FindOpen(name) is not { } from
            || shelf.FindOpen(other) is not { } to
            || await crosswalks.ToAsync(current.Actor, to, [name], stop) is not [var crosswalk]
        )
            return NotFound();
        (Crosswalk, From, To) = (crosswalk, from, to);
        return await List.AnswerAsync(
            this,
            request =>
                from.Measures.Select(measure => RowOf(measure, crosswalk.Of(measure.Code)!))
                    .Matching(
                        request,
                        row => [row.Before.Code, row.Before.Title, row.After?.Title ?? ""]
                    )
                    .Page(
                        request,
                        ("order", row => row.Before.Order),
                        ("code", row => row.Before.Code)
                    )
        );
    }

    private Row RowOf(Measure before, CrosswalkRow row) =>
        new(before, row.HasNone ? null : To.Find(row.Counterparts[0]), row);

    private Listing<Row> Columns() =>
        new Listing<Row>(Crosswalk.Name)
            .Text("Code", row => row.Before.Code, sort: "code")
            .Text("Measure", row => row.Before.Title)
            .Text("Becomes", row => row.After?.Name ?? "No counterpart")
            .Text("Counted in", row => row.Before.Unit.Words())
            .Quantity("One counts as", row => row.After is null ? null : row.Shown.Factor)
            .Text("Note", row => row.Shown.Note);

    /// <summary>A measure and what it becomes.</summary>
    /// <param name="After">Null when it has no counterpart.</param>
    public sealed record Row(Measure Before, Measure? After, CrosswalkRow Shown);
}
