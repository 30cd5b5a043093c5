using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Web.Reporting;

/// <summary>
/// Bars in pounds drawn on the server: no script, no style. Only the bars are drawn; labels and figures are words of the page, which
/// grow with the reader's text and are read out.
/// </summary>
/// <param name="Title">What it shows, with its unit.</param>
/// <param name="Series">The name and colour of each bar of a group.</param>
/// <param name="Groups">A label, and for each of the series its value; null draws nothing.</param>
public sealed record BarChart(
    string Title,
    IReadOnlyList<(string Name, string Colour)> Series,
    IReadOnlyList<(string Label, IReadOnlyList<decimal?> Values)> Groups
)
{
    /// <summary>Dark blue, turquoise, dark grey and dark pink, each named beside its bar.</summary>
    public static IReadOnlyList<string> Colours { get; } =
    ["#12436D", "#28A197", "#3D3D3D", "#801650"];

    private decimal Largest =>
        Groups.SelectMany(group => group.Values).Max(value => value is > 0m ? value : null) ?? 1m;

    /// <summary>How long a bar is, in per cent of the longest.</summary>
    public string LengthOf(decimal? value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{decimal.Round(Math.Max(0m, value ?? 0m) / Largest * 100m, 1)}%"
        );

    /// <summary>The figure beside a bar.</summary>
    public static string Says(decimal? value) =>
        value is { } pounds ? Money.DisplayWhole(pounds) : "None";
}
