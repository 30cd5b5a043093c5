using System.IO.Compression;
using System.Text;

namespace Commonweal.Service.Evidence;

/// <summary>
/// The kinds of file that may be evidence. The name's ending and the content must both say so; what a browser claims
/// is not asked. Pictures that carry script (SVG), web pages, archives and workbooks with macros are not among them.
/// </summary>
public sealed record EvidenceKind(string Ending, string MediaType, Func<Stream, bool> Fits)
{
    /// <summary>What a workbook or document may hold when unpacked, in bytes.</summary>
    private const long LargestUnpacked = 200L * 1024 * 1024;

    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <summary>The endings as a page lists them.</summary>
    public const string Listed = "PDF, PNG, JPEG, CSV, XLSX, DOCX or TXT";

    private static readonly EvidenceKind[] All =
    [
        new(".pdf", "application/pdf", file => StartsWith(file, "%PDF-"u8)),
        new(".png", "image/png", file => StartsWith(file, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A])),
        new(".jpg", "image/jpeg", file => StartsWith(file, [0xFF, 0xD8, 0xFF])),
        new(".jpeg", "image/jpeg", file => StartsWith(file, [0xFF, 0xD8, 0xFF])),
        new(".xlsx", Office + "spreadsheetml.sheet", file => HoldsPart(file, "xl/workbook.xml")),
        new(
            ".docx",
            Office + "wordprocessingml.document",
            file => HoldsPart(file, "word/document.xml")
        ),
        new(".csv", "text/csv", IsText),
        new(".txt", "text/plain", IsText),
    ];

    /// <summary>The kind a name's ending promises; null when no such file may be evidence.</summary>
    public static EvidenceKind? Named(string name) =>
        All.FirstOrDefault(kind => name.EndsWith(kind.Ending, StringComparison.OrdinalIgnoreCase));

    private static bool StartsWith(Stream file, ReadOnlySpan<byte> signature)
    {
        Span<byte> start = stackalloc byte[signature.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual(signature);
    }

    /// <summary>Reads the archive's list of parts only; nothing is unpacked.</summary>
    private static bool HoldsPart(Stream file, string part)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return archive.GetEntry(part) is not null
                && archive.GetEntry("[Content_Types].xml") is not null
                && archive.Entries.Sum(entry => entry.Length) <= LargestUnpacked
                && !archive.Entries.Any(entry =>
                    entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                );
        }
        catch (Exception fault) when (fault is InvalidDataException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>UTF-8, or the single-byte text older spreadsheets save: no control characters, and no web page.</summary>
    private static bool IsText(Stream file)
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
                return false;
            }

            isStart = false;
        }

        return true;
    }
}
