using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

/// <summary>Whether a measure has a value in pounds.</summary>
public enum ValueHeld
{
    With,
    Without,
}

/// <summary>Which measures of an edition are listed; null for any.</summary>
internal sealed record MeasureFilter(
    string? Theme,
    string? Priority,
    ValueClass? Class,
    ValueHeld? Value = null,
    string? Outcome = null
)
{
    /// <summary>How an address names an outcome, which by itself is named within its theme only.</summary>
    public static string KeyOf(string theme, string outcome) => $"{theme}/{outcome}";

    public bool Keeps(Measure measure) =>
        (Theme is null || measure.Theme == Theme)
        && (Outcome is null || KeyOf(measure.Theme, measure.Outcome) == Outcome)
        && (Priority is null || measure.Priorities.Contains(Priority, StringComparer.Ordinal))
        && (Class is null || measure.Class == Class)
        && (Value is null || measure.Proxy is null == (Value == ValueHeld.Without));
}

/// <summary>The measures of an edition as a list, with what one of each is worth on a day.</summary>
internal static class MeasureList
{
    /// <param name="file">What the list is called when it is downloaded.</param>
    /// <param name="home">The address under which each measure has its page.</param>
    /// <param name="withPlace">Whether the place in the edition's list is a column.</param>
    public static Listing<UnitValue> Columns(
        Edition edition,
        string file,
        string home,
        bool withPlace = false
    )
    {
        var list = new Listing<UnitValue>(file)
            .Text("Code", unit => unit.Measure.Code, sort: "code")
            .Text(
                "Measure",
                unit => unit.Measure.Title,
                sort: "title",
                link: unit => $"{home}/measures/{Uri.EscapeDataString(unit.Measure.Code)}"
            )
            .Text("Theme", unit => edition.ThemeOf(unit.Measure).Title)
            .Text("Counted in", unit => unit.Measure.Unit.Words())
            .Text("Class", unit => EditionWords.Of(unit.Measure.Class));
        if (withPlace)
        {
            list.Count("Place in the list", unit => unit.Measure.Order, sort: "order");
        }

        return list.Text("Outcome", unit => edition.OutcomeOf(unit.Measure).Title)
            .InFileOnly()
            .Text("What counts", unit => unit.Measure.Counts)
            .InFileOnly()
            .Text("What does not", unit => string.Join(". ", unit.Measure.DoesNotCount))
            .InFileOnly()
            .Text("Evidence", unit => string.Join(". ", unit.Measure.Evidence))
            .InFileOnly()
            .Text("Valued", EditionWords.HowValued)
            .Rate(
                $"Pounds for one, prices of {edition.PriceYear}",
                unit => unit.Figure?.Central,
                sort: "value",
                none: "None"
            );
    }

    /// <summary>Answers with the part of the list that was asked for.</summary>
    public static Task<IActionResult> AnswerAsync(
        this Listing<UnitValue> list,
        PageModel page,
        Edition edition,
        MeasureFilter filter,
        DateOnly today
    ) =>
        list.AnswerAsync(
            page,
            request =>
                edition
                    .Measures.Where(filter.Keeps)
                    .Select(measure => UnitValue.On(edition, measure, today))
                    .Matching(
                        request,
                        unit => [unit.Measure.Code, unit.Measure.Title, unit.Measure.Counts]
                    )
                    .Page(
                        request,
                        ("order", unit => unit.Measure.Order),
                        ("code", unit => unit.Measure.Code),
                        ("title", unit => unit.Measure.Title),
                        ("value", unit => unit.Figure?.Central)
                    )
        );
}
