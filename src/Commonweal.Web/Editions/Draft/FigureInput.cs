using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions.Draft;

/// <summary>A figure with its day and source as they are typed; bound without a prefix, so that its fields are the page's own.</summary>
public sealed class FigureInput
{
    public DateParts From { get; set; } = new();

    [DataType(DataType.Currency)]
    public decimal? Central { get; set; }

    [DataType(DataType.Currency)]
    public decimal? Low { get; set; }

    [DataType(DataType.Currency)]
    public decimal? High { get; set; }
    public int? PriceYear { get; set; }
    public Confidence? Confidence { get; set; }
    public string? SourceTitle { get; set; }
    public string? SourceUrl { get; set; }
    public string? Licence { get; set; }
    public bool? KeptPrivate { get; set; }

    /// <summary>The figure; null when something is missing or wrong, which the page then says.</summary>
    /// <param name="unit">Of the parameter; empty where it was not written yet.</param>
    public DatedValue<Figure>? Read(PageModel page, string unit)
    {
        RefusePounds(page.ModelState, unit);
        var from = From.Read("The first day", nameof(From));
        var figure = TypedFigure.Read(
            new TypedFigure(
                unit,
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

    /// <summary>A pound sign before what is no pounds was meant for something else.</summary>
    private static void RefusePounds(ModelStateDictionary state, string unit)
    {
        foreach (
            var field in new[] { nameof(Central), nameof(Low), nameof(High) }.Where(field =>
                unit.Length > 0
                && !Parameter.IsInPounds(unit)
                && state[field]?.AttemptedValue?.Contains('£', StringComparison.Ordinal) is true
            )
        )
        {
            state.AddModelError(field, $"This figure is in {unit}. Write it without the £.");
        }
    }
}
