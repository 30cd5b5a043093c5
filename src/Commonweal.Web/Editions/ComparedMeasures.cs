using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

/// <summary>The list of what changes from one edition to another, measure by measure, with the values of one day.</summary>
internal static class ComparedMeasures
{
    public static Listing<ComparedMeasure> Columns() =>
        new Listing<ComparedMeasure>("compared-measures")
            .Text("Code", one => one.Code, sort: "code")
            .Text("Measure", one => (one.After ?? one.Before)!.Measure.Title)
            .Tag(
                "Change",
                one => EditionWords.Of(one.Change),
                one => Colour(one.Change),
                sort: "change"
            )
            .Text("Counted in", UnitOf)
            .Text("Unit before", one => one.Before?.Measure.Unit.Words())
            .InFileOnly()
            .Text("Unit after", one => one.After?.Measure.Unit.Words())
            .InFileOnly()
            .Text("Pounds for one", WorthOf)
            .Text("Pounds before", one => EditionWords.Worth(one.Before))
            .InFileOnly()
            .Text("Pounds after", one => EditionWords.Worth(one.After))
            .InFileOnly()
            .Percent("Difference", one => one.Difference?.Value, sort: "difference", none: "");

    /// <summary>Answers with the part of the list that was asked for, what changes most first.</summary>
    /// <param name="change">What is left in; null for all that changed in any way.</param>
    public static Task<IActionResult> AnswerAsync(
        this Listing<ComparedMeasure> list,
        PageModel page,
        IReadOnlyList<ComparedMeasure> compared,
        MeasureChange? change
    )
    {
        var places = compared
            .Select((one, place) => (one.Code, place))
            .ToDictionary(one => one.Code, one => one.place, StringComparer.Ordinal);
        return list.AnswerAsync(
            page,
            request =>
                compared
                    .Where(one =>
                        change is null
                            ? one.Change != MeasureChange.Unchanged
                            : one.Change == change
                    )
                    .Matching(request, one => [one.Code, (one.After ?? one.Before)!.Measure.Title])
                    .Page(
                        request,
                        ("change", one => one.Change),
                        ("order", one => places[one.Code]),
                        ("code", one => one.Code),
                        ("difference", one => one.Difference?.Value)
                    )
        );
    }

    private static string UnitOf(ComparedMeasure one) =>
        one is { Change: MeasureChange.Unit, Before: { } before, After: { } after }
            ? $"{after.Measure.Unit.Words()}, before in {before.Measure.Unit.Words()}"
            : (one.After ?? one.Before)!.Measure.Unit.Words();

    private static string WorthOf(ComparedMeasure one) =>
        (EditionWords.Worth(one.Before), EditionWords.Worth(one.After)) switch
        {
            ("", var only) => only,
            (var only, "") => only,
            var (before, after) => before == after ? after : $"{before} before, {after} after",
        };

    private static string? Colour(MeasureChange change) =>
        change switch
        {
            MeasureChange.Added => "green",
            MeasureChange.Removed => "red",
            MeasureChange.Unit or MeasureChange.Value or MeasureChange.Figures => "yellow",
            MeasureChange.Words => "blue",
            MeasureChange.Unchanged => "grey",
        };
}
