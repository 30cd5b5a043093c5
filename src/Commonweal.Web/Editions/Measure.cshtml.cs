using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions;

public sealed class MeasureModel(
    EditionShelf shelf,
    ReferenceData data,
    CurrentActor current,
    TimeProvider clock
) : PublishedPage(shelf, current)
{
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

    /// <summary>What to say of its value that may not be passed on; null where the reader is shown none.</summary>
    public string? Kept =>
        Measure is { IsKept: true, ValueWithheld: false } ? KeptFigure.For(Actor) : null;

    public async Task<IActionResult> OnGetAsync(string name, string code, CancellationToken stop)
    {
        if (!await OpenAsync(name, stop) || Edition.Find(code) is not { } measure)
            return NotFound();
        Measure = measure;
        Today = UnitValue.On(Edition, measure, UkTime.Today(clock.GetUtcNow()));
        History =
        [
            .. (measure.Proxy?.Days ?? [])
                .Where(day => day <= Today.Day)
                .Reverse()
                .Select(day => UnitValue.On(Edition, measure, day)),
        ];
        Exclusions =
        [
            .. Edition
                .Exclusions.Select(rule => (rule.Shared, Codes: rule.Beside(code), rule.Source))
                .Where(rule => rule.Codes.Count > 0),
        ];
        return Page();
    }
}
