using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class CompareModel(EditionShelf shelf, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public MeasureChange? Change { get; set; }

    public Edition Before { get; private set; } = null!;

    public Edition After { get; private set; } = null!;

    public Listing<ComparedMeasure> List { get; } =
        new Listing<ComparedMeasure>("compared-measures")
            .Text("Code", one => one.Code, sort: "code")
            .Text("Measure", one => (one.After ?? one.Before)!.Measure.Title)
            .Tag("Change", one => EditionWords.Of(one.Change), one => Colour(one.Change))
            .Text("Unit before", one => one.Before?.Measure.Unit.Words())
            .Text("Unit after", one => one.After?.Measure.Unit.Words())
            .Text("Pounds before", one => EditionWords.Worth(one.Before))
            .Text("Pounds after", one => EditionWords.Worth(one.After))
            .Percent("Difference", one => one.Difference?.Value, sort: "difference", none: "None");

    public async Task<IActionResult> OnGetAsync(string name, string other)
    {
        if (shelf.FindOpen(name) is not { } before || shelf.FindOpen(other) is not { } after)
            return NotFound();
        (Before, After) = (before, after);
        var compared = EditionComparison.Of(before, after, UkTime.Today(clock.GetUtcNow()));
        var places = compared
            .Select((one, place) => (one.Code, place))
            .ToDictionary(one => one.Code, one => one.place, StringComparer.Ordinal);
        return await List.AnswerAsync(
            this,
            request =>
                compared
                    .Where(one => Change is null || one.Change == Change)
                    .Matching(request, one => [one.Code, (one.After ?? one.Before)!.Measure.Title])
                    .Page(
                        request,
                        ("order", one => places[one.Code]),
                        ("code", one => one.Code),
                        ("difference", one => one.Difference?.Value)
                    )
        );
    }

    private static string? Colour(MeasureChange change) =>
        change switch
        {
            MeasureChange.Added => "green",
            MeasureChange.Removed => "red",
            MeasureChange.Unit or MeasureChange.Value => "yellow",
            MeasureChange.Words => "blue",
            MeasureChange.Unchanged => "grey",
        };
}
