using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class FigureModel(ReferenceData data, EditionShelf shelf, TimeProvider clock)
    : PageModel
{
    private static readonly Source Tried = new("Tried on this page", null, "None");

    /// <summary>A figure to try in the place of the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public decimal? Try { get; set; }

    public Parameter Figure { get; private set; } = null!;

    /// <summary>The one in force today.</summary>
    public DatedValue<Figure> Now { get; private set; } = null!;

    public IReadOnlyList<(Edition Edition, IReadOnlyList<Measure> Measures)> Dependents
    {
        get;
        private set;
    } = [];

    /// <summary>What the figure tried would change; null while there is none to try.</summary>
    public IReadOnlyList<(Edition Edition, ComparedMeasure Change)>? Changes { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop)
    {
        if (data.Parameters.FirstOrDefault(one => one.Id == id) is not { } figure)
            return NotFound();
        var today = UkTime.Today(clock.GetUtcNow());
        (Figure, Now) = (figure, figure.HeldOn(today));
        Dependents =
        [
            .. (await shelf.AllAsync(Actor.Public, stop))
                .Select(one => (one.Edition, (IReadOnlyList<Measure>)[.. one.Edition.ValuedBy(id)]))
                .Where(pair => pair.Item2.Count > 0),
        ];
        if (Try is { } central)
        {
            var tried = figure.Trying(central, today, Tried);
            if (!this.Refused(tried))
                Changes = [.. Changed(tried.Value, today)];
        }
        return Page();
    }

    private IEnumerable<(Edition, ComparedMeasure)> Changed(Parameter tried, DateOnly on) =>
        Dependents.SelectMany(
            pair =>
                EditionComparison
                    .Of(pair.Edition, pair.Edition.Reading(tried), on)
                    .Where(one => one.Change == MeasureChange.Value),
            (pair, change) => (pair.Edition, change)
        );
}
