using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions.Draft;

/// <summary>A figure with its day and source as they are typed; bound without a prefix, so that its fields are the page's own.</summary>
public sealed class FigureInput
{
    public DateParts From { get; set; } = new();
    public decimal? Central { get; set; }
    public decimal? Low { get; set; }
    public decimal? High { get; set; }
    public int? PriceYear { get; set; }
    public Confidence? Confidence { get; set; }
    public string? SourceTitle { get; set; }
    public string? SourceUrl { get; set; }
    public string? Licence { get; set; }
    public bool? KeptPrivate { get; set; }

    /// <summary>The figure; null when something is missing or wrong, which the page then says.</summary>
    public DatedValue<Figure>? Read(PageModel page)
    {
        var from = From.Read("The first day", nameof(From));
        var figure = TypedFigure.Read(
            new TypedFigure(
                Central,
                Low,
                High,
                PriceYear,
                Confidence,
                SourceTitle,
                SourceUrl,
                Licence,
                KeptPrivate
            )
        );
        page.Refused(from);
        page.Refused(figure);
        return page.ModelState.IsValid
            ? new DatedValue<Figure>(from.Value, figure.Value.Figure, figure.Value.Source)
            : null;
    }
}
