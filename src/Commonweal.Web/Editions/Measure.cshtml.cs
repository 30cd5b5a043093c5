using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class MeasureModel(EditionShelf shelf, ReferenceData data, TimeProvider clock)
    : PageModel
{
    public Edition Edition { get; private set; } = null!;

    public Measure Measure { get; private set; } = null!;

    public UnitValue Today { get; private set; } = null!;

    /// <summary>From each day on which a figure of it changed, the latest first.</summary>
    public IReadOnlyList<UnitValue> History { get; private set; } = [];

    /// <summary>What may not be counted twice, and under which other measures.</summary>
    public IReadOnlyList<(string Shared, IReadOnlyList<string> Codes, Source Source)> Exclusions
    {
        get;
        private set;
    } = [];

    /// <summary>The sustainable development goals it is held to serve.</summary>
    public IEnumerable<Goal> Goals => data.Goals.Of(Measure);

    /// <summary>Who says that it serves them.</summary>
    public string WhoseGoals =>
        data.Edition(Edition.Name) is null
            ? $"{Edition.Owner} chose them."
            : "These links are a proposal of Commonweal.";

    public IActionResult OnGet(string name, string code)
    {
        if (shelf.FindOpen(name) is not { } edition || edition.Find(code) is not { } measure)
            return NotFound();
        (Edition, Measure) = (edition, measure);
        Today = UnitValue.On(edition, measure, UkTime.Today(clock.GetUtcNow()));
        History =
        [
            .. (measure.Proxy?.Days ?? [])
                .Where(day => day <= Today.Day)
                .Reverse()
                .Select(day => UnitValue.On(edition, measure, day)),
        ];
        Exclusions =
        [
            .. edition
                .Exclusions.Select(rule => (rule.Shared, Codes: rule.Beside(code), rule.Source))
                .Where(rule => rule.Codes.Count > 0),
        ];
        return Page();
    }
}
