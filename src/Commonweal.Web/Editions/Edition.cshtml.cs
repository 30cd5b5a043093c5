using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class EditionModel(EditionShelf shelf, ReferenceData data, TimeProvider clock)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Priority { get; set; }

    [BindProperty(SupportsGet = true)]
    public ValueClass? Class { get; set; }

    public Edition Edition { get; private set; } = null!;

    public IReadOnlyList<Edition> Others { get; private set; } = [];

    /// <summary>Editions to which a crosswalk leads.</summary>
    public IEnumerable<Edition> Crosswalks =>
        Others.Where(other => data.Crosswalk(Edition.Name, other.Name) is not null);

    public Listing<UnitValue> List => field ??= Columns();

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken stop)
    {
        if (shelf.FindOpen(name) is not { } edition)
            return NotFound();
        Edition = edition;
        Others =
        [
            .. (await shelf.AllAsync(Actor.Public, stop))
                .Select(one => one.Edition)
                .Where(other => other.Name != name),
        ];
        var today = UkTime.Today(clock.GetUtcNow());
        return await List.AnswerAsync(
            this,
            request =>
                edition
                    .Measures.Where(IsAskedFor)
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

    private bool IsAskedFor(Measure measure) =>
        (Theme is null || measure.Theme == Theme)
        && (Priority is null || measure.Priorities.Contains(Priority, StringComparer.Ordinal))
        && (Class is null || measure.Class == Class);

    private Listing<UnitValue> Columns() =>
        new Listing<UnitValue>(Edition.Name)
            .Text("Code", unit => unit.Measure.Code, sort: "code")
            .Text(
                "Measure",
                unit => unit.Measure.Title,
                sort: "title",
                link: unit => $"/frameworks/{Edition.Name}/measures/{unit.Measure.Code}"
            )
            .Text("Theme", unit => Edition.ThemeOf(unit.Measure).Title)
            .Text("Counted in", unit => unit.Measure.Unit.Words())
            .Text("Class", unit => EditionWords.Of(unit.Measure.Class))
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
