using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions;

public sealed class EditionModel(
    EditionShelf shelf,
    CrosswalkShelf crosswalks,
    CurrentActor current,
    TimeProvider clock
) : PublishedPage(shelf, current)
{
    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    /// <summary>As <see cref="MeasureFilter.KeyOf"/> has it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Outcome { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Priority { get; set; }

    [BindProperty(SupportsGet = true)]
    public ValueClass? Class { get; set; }

    /// <summary>How many measures are valued by figures that the council keeps.</summary>
    public int Kept => Edition.Measures.Count(measure => measure.IsKept);

    /// <summary>Whether the reader is shown their values.</summary>
    public bool ShowsKept => !Edition.Measures.Any(measure => measure.ValueWithheld);

    public IReadOnlyList<EditionEntry> Others { get; private set; } = [];

    /// <summary>Editions to which a crosswalk leads.</summary>
    public IReadOnlyList<EditionEntry> Crosswalks { get; private set; } = [];

    /// <summary>Models of central government that a crosswalk leads from.</summary>
    public IReadOnlyList<SocialValueModel> Models { get; private set; } = [];

    public Listing<UnitValue> List =>
        field ??= MeasureList.Columns(Edition, Edition.Name, $"/frameworks/{Edition.Name}");

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken stop)
    {
        if (!await OpenAsync(name, stop))
            return NotFound();
        Others = [.. (await Shelf.EntriesAsync(Actor, stop)).Where(other => other.Name != name)];
        var ways = await crosswalks.LinksAsync(Actor, name, stop);
        Crosswalks = [.. Others.Where(other => ways.Contains(other.Name, StringComparer.Ordinal))];
        Models =
        [
            .. (await crosswalks.FromModelsAsync(Actor, Edition, stop)).Select(one => one.Model),
        ];
        return await List.AnswerAsync(
            this,
            Edition,
            new MeasureFilter(Theme, Priority, Class, Outcome: Outcome),
            UkTime.Today(clock.GetUtcNow())
        );
    }
}
