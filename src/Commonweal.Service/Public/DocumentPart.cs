namespace Commonweal.Service.Public;

/// <summary>A part of a document: a heading, what stands under it, and a table where there is one.</summary>
/// <param name="Level">2 or 3; the title of the document is 1.</param>
public sealed record DocumentPart(
    int Level,
    string Heading,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string> Points,
    DocumentTable? Table = null
);

/// <summary>A table; the first cell of each row is its heading.</summary>
public sealed record DocumentTable(
    string Caption,
    IReadOnlyList<string> Headings,
    IReadOnlyList<IReadOnlyList<string>> Rows
)
{
    /// <summary>A table of things with the columns that at least one of them fills; the first always stands.</summary>
    public static DocumentTable Of<T>(
        string caption,
        IReadOnlyList<T> things,
        params IReadOnlyList<(string Heading, Func<T, string> Cell)> columns
    )
    {
        (string Heading, Func<T, string> Cell)[] filled =
        [
            .. columns.Where(
                (column, at) => at == 0 || things.Any(thing => column.Cell(thing) != "")
            ),
        ];
        return new DocumentTable(
            caption,
            [.. filled.Select(column => column.Heading)],
            [
                .. things.Select(thing =>
                    (IReadOnlyList<string>)[.. filled.Select(column => column.Cell(thing))]
                ),
            ]
        );
    }
}
