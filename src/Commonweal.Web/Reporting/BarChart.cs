using System.Globalization;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Reporting;

/// <summary>Bars drawn on the server: no script, no style, the same numbers as the table beside it.</summary>
/// <param name="Title">What it shows, with its unit.</param>
/// <param name="Series">The name and colour of each bar of a group.</param>
/// <param name="Groups">A label, and for each of the series its value; null draws nothing.</param>
public sealed record BarChart(
    string Title,
    IReadOnlyList<(string Name, string Colour)> Series,
    IReadOnlyList<(string Label, IReadOnlyList<decimal?> Values)> Groups
)
{
    /// <summary>Dark blue, turquoise and dark pink: they differ in lightness too, on white.</summary>
    public static IReadOnlyList<string> Colours { get; } = ["#12436D", "#28A197", "#801650"];

    private const int BarHeight = 14;
    private const int LabelHeight = 22;
    private const int Gap = 12;

    private const int Width = 640;

    private int Height => Math.Max(1, Groups.Count) * GroupHeight;

    private int GroupHeight => LabelHeight + (Series.Count * BarHeight) + Gap;

    private decimal Largest =>
        Groups.SelectMany(group => group.Values).Max(value => value is > 0m ? value : null) ?? 1m;

    /// <summary>The drawing; the caption and the table beside it say in words what it shows.</summary>
    public IHtmlContent Draw() =>
        new Element("svg")
            .Set("viewBox", $"0 0 {Width} {Height}")
            .Set("width", "100%")
            .Set("class", "cw-chart")
            .Set("role", "img")
            .Set("aria-label", $"{Title}: the table below has the same numbers")
            .Add(
                Groups.SelectMany((group, at) => Drawn(group.Label, group.Values, at * GroupHeight))
            );

    private IEnumerable<Element> Drawn(string label, IReadOnlyList<decimal?> values, int top) =>
        [
            new Element("text")
                .Set("x", "0")
                .Set("y", $"{top + LabelHeight - 7}")
                .Set("font-family", "Helvetica Neue, Helvetica, Arial, sans-serif")
                .Set("font-size", "14")
                .Add(label),
            .. values.Select(
                (value, at) =>
                    new Element("rect")
                        .Set("y", $"{top + LabelHeight + (at * BarHeight)}")
                        .Set("width", LengthOf(value ?? 0m))
                        .Set("height", $"{BarHeight - 3}")
                        .Set("fill", Series[at].Colour)
            ),
        ];

    private string LengthOf(decimal value) =>
        decimal.Round(Math.Max(0m, value) / Largest * Width, 1)
            .ToString(CultureInfo.InvariantCulture);
}
