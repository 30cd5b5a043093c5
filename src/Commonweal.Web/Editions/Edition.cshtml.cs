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

    /// <summary>When and why it was retired; null while it is chosen.</summary>
    public Retirement? Retired { get; private set; }

    /// <summary>How many measures are valued by figures that the council keeps.</summary>
    public int Withheld => Edition.Measures.Count(measure => measure.ValueWithheld);

    public IReadOnlyList<Edition> Others { get; private set; } = [];

    /// <summary>Editions to which a crosswalk leads.</summary>
    public IEnumerable<Edition> Crosswalks =>
        Others.Where(other => data.Crosswalk(Edition.Name, other.Name) is not null);

    public Listing<UnitValue> List =>
        field ??= MeasureList.Columns(Edition, Edition.Name, $"/frameworks/{Edition.Name}");

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken stop)
    {
        if (shelf.FindOpen(name) is not { } edition)
            return NotFound();
        Edition = edition;
        var all = await shelf.AllAsync(Actor.Public, stop);
        Retired = all.FirstOrDefault(one => one.Edition.Name == name)?.Retired;
        Others = [.. all.Select(one => one.Edition).Where(other => other.Name != name)];
        return await List.AnswerAsync(
            this,
            edition,
            new MeasureFilter(Theme, Priority, Class),
            UkTime.Today(clock.GetUtcNow())
        );
    }
}
