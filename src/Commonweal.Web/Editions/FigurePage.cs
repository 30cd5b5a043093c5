using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

/// <summary>One figure with its days and sources, what depends on it, and what another would change. Nothing is saved.</summary>
public abstract class FigurePage : PageModel
{
    private static readonly Source Tried = new("Tried on this page", null, "None");

    /// <summary>A figure to try in the place of the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    [DataType(DataType.Currency)]
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

    /// <summary>The page of a figure, with what depends on it in these editions.</summary>
    protected PageResult Show(Parameter figure, DateOnly today, IEnumerable<Edition> editions)
    {
        (Figure, Now) = (figure, figure.HeldOn(today));
        Dependents =
        [
            .. editions
                .Select(edition =>
                    (edition, (IReadOnlyList<Measure>)[.. edition.ValuedBy(figure.Id)])
                )
                .Where(pair => pair.Item2.Count > 0),
        ];
        if (Try is { } central)
        {
            var tried = figure.Trying(central, today, Tried);
            if (!this.Refused(tried) && !this.Refused(Refusals(tried.Value)))
                Changes = [.. Changed(tried.Value, today)];
        }
        return Page();
    }

    /// <summary>Why the figure could not be saved in one of the editions either.</summary>
    private Problem[] Refusals(Parameter tried) =>
        [
            .. Dependents
                .SelectMany(pair => new SetParameter(tried).Apply(pair.Edition).Problems)
                .Select(problem => problem.At(nameof(Try)))
                .Distinct(),
        ];

    private IEnumerable<(Edition, ComparedMeasure)> Changed(Parameter tried, DateOnly on) =>
        Dependents.SelectMany(
            pair => EditionComparison.Reading(pair.Edition, tried, on),
            (pair, change) => (pair.Edition, change)
        );
}
