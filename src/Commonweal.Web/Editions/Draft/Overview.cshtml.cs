using System.Globalization;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class OverviewModel(
    CurrentActor current,
    EditionInHand lookup,
    SubmitEdition submit,
    ReturnEdition back,
    TimeProvider clock
) : DraftPage(current, lookup)
{
    /// <summary>A part of the edition with the page that shows it.</summary>
    public sealed record Part(
        string Path,
        string Title,
        string Hint,
        string Status,
        string? Colour = null
    );

    public IReadOnlyList<Part> Parts =>
        [
            new(
                "heading",
                "What it says of itself",
                "Name, first day, source, prices, what a reader must know",
                View.SaysAsItsModel ? "To be rewritten" : "Written",
                View.SaysAsItsModel ? "yellow" : null
            ),
            new(
                "priorities",
                "Priorities",
                "What the council set out to achieve",
                Count(Edition.Priorities)
            ),
            new(
                "themes",
                "Themes and outcomes",
                "The headings measures stand under",
                Count(Edition.Themes)
            ),
            new(
                "measures",
                "Measures",
                "What is counted, in which unit, with what evidence",
                $"{Count(Edition.Measures)}, {Count([.. Edition.Measures.Where(one => one.Proxy is not null)])} with a value"
            ),
            new("values", "Values", "How a unit is turned into pounds", Count(Edition.Proxies)),
            new("figures", "Figures", "What values are worked out from", Count(Edition.Parameters)),
            new(
                "exclusions",
                "Not counted twice",
                "Measures that may not count the same thing",
                Count(Edition.Exclusions)
            ),
            Examples,
            new("changes", "What changed", "Against the framework it is a copy of", Changes),
        ];

    /// <summary>Of the edition without the figures that are kept with the council, as downloads have it.</summary>
    public string OpenFingerprint => EditionText.Fingerprint(Edition.ToPassOn());

    private Part Examples
    {
        get
        {
            var wrong = Edition.Examples.Count(one => one.Check(Edition).Count > 0);
            var all = Edition.Examples.Count;
            return new Part(
                "examples",
                "Worked examples",
                "Sums by hand that it must come to",
                wrong > 0 ? $"{wrong} of {all} do not come out" : $"{all}, all come out",
                wrong > 0 ? "red" : "green"
            );
        }
    }

    private string Changes =>
        View.Model is not { } model
            ? "Cannot be told"
            : $"{Measures(model)} measures, {ComparedPart.Of(model, Edition).Count} other parts";

    public void OnGet() { }

    private int Measures(Edition model) =>
        EditionComparison
            .Of(model, Edition, UkTime.Today(clock.GetUtcNow()))
            .Count(one => one.Change != MeasureChange.Unchanged);

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken stop) =>
        After(
            await submit.RunAsync(Actor, EditionId, stop),
            "It waits for a colleague to review it."
        );

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken stop) =>
        After(await back.RunAsync(Actor, EditionId, null, stop), "It is a draft again. Write on.");

    private static string Count<T>(IReadOnlyCollection<T> all) =>
        all.Count.ToString(CultureInfo.InvariantCulture);
}
