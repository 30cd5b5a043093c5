namespace Commonweal.Service.Evidence;

/// <summary>
/// The kinds of file that may be evidence. The name's ending and the content must both say so; what a browser claims
/// is not asked. Pictures that carry script (SVG), web pages, archives and what acts on opening are not among them.
/// </summary>
/// <param name="Look">Why the content cannot be evidence.</param>
/// <param name="Where">The place in it for which it is refused, where there is one that people can look up.</param>
public sealed record EvidenceKind(
    string Ending,
    string MediaType,
    Func<Stream, Misfit> Look,
    Func<Stream, string>? Where = null
)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <summary>The endings as a page lists them.</summary>
    public const string Listed = "PDF, PNG, JPEG, CSV, XLSX, DOCX, PPTX or TXT";

    private static readonly EvidenceKind[] All =
    [
        new(".pdf", "application/pdf", PdfFile.Look),
        new(".png", "image/png", Picture.Png),
        new(".jpg", "image/jpeg", Picture.Jpeg),
        new(".jpeg", "image/jpeg", Picture.Jpeg),
        new(
            ".xlsx",
            Office + "spreadsheetml.sheet",
            file => OfficeFile.With("xl/workbook.xml", file)
        ),
        new(
            ".docx",
            Office + "wordprocessingml.document",
            file => OfficeFile.With("word/document.xml", file)
        ),
        new(
            ".pptx",
            Office + "presentationml.presentation",
            file => OfficeFile.With("ppt/presentation.xml", file)
        ),
        new(".csv", "text/csv", PlainText.Table, PlainText.CellOf),
        new(".txt", "text/plain", PlainText.Look),
    ];

    /// <summary>The kind a name's ending promises; null when no such file may be evidence.</summary>
    public static EvidenceKind? Named(string name) =>
        All.FirstOrDefault(kind => name.EndsWith(kind.Ending, StringComparison.OrdinalIgnoreCase));
}
