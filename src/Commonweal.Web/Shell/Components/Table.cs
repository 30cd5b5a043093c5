using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

public sealed record Table : Component
{
    public string? Caption { get; init; }
    public string? CaptionClasses { get; init; }
    public bool FirstCellIsHeader { get; init; }
    public IReadOnlyList<Cell>? Head { get; init; }
    public IReadOnlyList<IReadOnlyList<Cell>?> Rows { get; init; } = [];

    public override IHtmlContent Render() =>
        Frame()
            .Add(
                Head is null
                    ? null
                    : new Element("thead", "govuk-table__head").Add(
                        Row(Head.Select(cell => cell.Header("col")))
                    ),
                new Element("tbody", "govuk-table__body").Add(
                    Rows.OfType<IReadOnlyList<Cell>>()
                        .Select(row =>
                            Row(
                                row.Select(
                                    (cell, at) =>
                                        at == 0 && FirstCellIsHeader
                                            ? cell.RowHeader()
                                            : cell.Value()
                                )
                            )
                        )
                )
            );

    /// <summary>The table and its caption, around rows that a page has written itself.</summary>
    internal Element Frame() =>
        Outer("table", "govuk-table")
            .Add(
                string.IsNullOrEmpty(Caption)
                    ? null
                    : new Element("caption", "govuk-table__caption", CaptionClasses).Add(Caption)
            );

    private static Element Row(IEnumerable<Element> cells) =>
        new Element("tr", "govuk-table__row").Add(cells);
}

public sealed record Cell : Part
{
    /// <summary><c>numeric</c> aligns to the right.</summary>
    public string? Format { get; init; }
    public int? Colspan { get; init; }
    public int? Rowspan { get; init; }

    /// <summary>The heading of its column, to stand beside the value where rows are blocks.</summary>
    public string? Column { get; init; }

    public const string ColumnAttribute = "data-column";

    public static string HeaderClass(bool numeric) =>
        numeric ? "govuk-table__header govuk-table__header--numeric" : "govuk-table__header";

    public static string ValueClass(bool numeric) =>
        numeric ? "govuk-table__cell govuk-table__cell--numeric" : "govuk-table__cell";

    internal Element Header(string scope) =>
        Spanned(In("th", HeaderClass(Format == "numeric"))).Set("scope", scope);

    internal Element RowHeader() => (this with { Format = null }).Header("row");

    internal Element Value() =>
        Spanned(In("td", ValueClass(Format == "numeric"))).Set(ColumnAttribute, Column);

    private Element Spanned(Element cell) =>
        cell.Set("colspan", Colspan is { } columns ? $"{columns}" : null)
            .Set("rowspan", Rowspan is { } rows ? $"{rows}" : null);
}
