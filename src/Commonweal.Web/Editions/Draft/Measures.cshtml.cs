using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

/// <summary>Whether a measure has a value in pounds.</summary>
public enum ValueHeld
{
    With,
    Without,
}

public sealed class MeasuresModel(CurrentActor current, EditionInHand lookup, TimeProvider clock)
    : DraftPage(current, lookup)
{
    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Priority { get; set; }

    [BindProperty(SupportsGet = true)]
    public ValueClass? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public ValueHeld? Value { get; set; }

    public Listing<UnitValue> List => field ??= Columns();

    public Task<IActionResult> OnGetAsync()
    {
        var today = UkTime.Today(clock.GetUtcNow());
        return List.AnswerAsync(
            this,
            request =>
                Edition
                    .Measures.Where(IsAskedFor)
                    .Select(measure => UnitValue.On(Edition, measure, today))
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

    private bool IsAskedFor(Measure measure) =>
        (Theme is null || measure.Theme == Theme)
        && (Priority is null || measure.Priorities.Contains(Priority, StringComparer.Ordinal))
        && (Class is null || measure.Class == Class)
        && (Value is null || measure.Proxy is null == (Value == ValueHeld.Without));

    private Listing<UnitValue> Columns() =>
        new Listing<UnitValue>($"{Council.Name}-measures")
            .Text("Code", unit => unit.Measure.Code, sort: "code")
            .Text(
                "Measure",
                unit => unit.Measure.Title,
                sort: "title",
                link: unit => $"{Home}/measures/{Uri.EscapeDataString(unit.Measure.Code)}"
            )
            .Text("Theme", unit => Edition.ThemeOf(unit.Measure).Title)
            .Text("Counted in", unit => unit.Measure.Unit.Words())
            .Text("Class", unit => EditionWords.Of(unit.Measure.Class))
            .Count("Place in the list", unit => unit.Measure.Order, sort: "order")
            .Text("Outcome", unit => Edition.OutcomeOf(unit.Measure).Title)
            .InFileOnly()
            .Text("What counts", unit => unit.Measure.Counts)
            .InFileOnly()
            .Text("What does not", unit => string.Join(". ", unit.Measure.DoesNotCount))
            .InFileOnly()
            .Text("Evidence", unit => string.Join(". ", unit.Measure.Evidence))
            .InFileOnly()
            .Money(
                $"Pounds for one, prices of {Edition.PriceYear}",
                unit => unit.Figure?.Central,
                sort: "value",
                none: "None"
            );
}
