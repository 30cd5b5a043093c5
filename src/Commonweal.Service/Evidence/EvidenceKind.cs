using System.Text;

namespace Commonweal.Service.Evidence;

/// <summary>
/// The kinds of file that may be evidence. The name's ending and the content must both say so; what a browser claims
/// is not asked. Pictures that carry script (SVG), web pages, archives and workbooks with macros are not among them.
/// </summary>
public sealed record EvidenceKind(string Ending, string MediaType, Func<Stream, Misfit> Look)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <summary>The endings as a page lists them.</summary>
    public const string Listed = "PDF, PNG, JPEG, CSV, XLSX, DOCX, PPTX or TXT";

    private static readonly EvidenceKind[] All =
    [
        new(".pdf", "application/pdf", IsPdf),
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
        new(".csv", "text/csv", IsText),
        new(".txt", "text/plain", IsText),
    ];

    /// <summary>The kind a name's ending promises; null when no such file may be evidence.</summary>
    public static EvidenceKind? Named(string name) =>
        All.FirstOrDefault(kind => name.EndsWith(kind.Ending, StringComparison.OrdinalIgnoreCase));

    private static Misfit IsPdf(Stream file)
    {
        Span<byte> start = stackalloc byte[5];
        return
            file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual("%PDF-"u8)
            ? Misfit.None
            : Misfit.NotWhatItSays;
    }

    /// <summary>UTF-8, or the single-byte text older spreadsheets save: no control characters, and no web page.</summary>
    private static Misfit IsText(Stream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var block = new char[8192];
        var isStart = true;
        while (reader.Read(block) is > 0 and var read)
        {
            var text = block.AsSpan(0, read);
            if (
                text.ContainsAnyInRange('\0', '\b') || (isStart && text.TrimStart().StartsWith("<"))
            )
            {
                return Misfit.NotWhatItSays;
            }

            isStart &= text.IsWhiteSpace();
        }

        return Misfit.None;
    }
}
