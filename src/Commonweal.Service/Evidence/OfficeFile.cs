using System.Text;

namespace Commonweal.Service.Evidence;

/// <summary>
/// A workbook or document is an archive, and an archive can unpack to a thousand times its size. Every part is unpacked
/// once, block by block, and what comes out is counted: what the archive says of itself is not believed. The workbook
/// behind a chart lies inside as an archive of its own; it is looked at alike and counts with what holds it.
/// </summary>
internal static class OfficeFile
{
    private const int MostParts = 2_000;
    private const long LargestPart = 50L * 1024 * 1024;
    private const long LargestWhole = 100L * 1024 * 1024;
    private const int LargestRatio = 100;

    /// <summary>Small parts of much the same are packed tighter than any ratio, and do no harm.</summary>
    private const long RatioCountsFrom = 1024 * 1024;

    /// <summary>What the list of kinds calls macros, under whatever name they are packed.</summary>
    private static readonly string[] Macros = ["vbaProject", "macroEnabled"];

    private const string DocumentType = "<!DOCTYPE";

    /// <summary>So much of a block's end is read again with the next, so that no sign hides on the seam of two.</summary>
    private static readonly int Seam = Macros.Append(DocumentType).Max(sign => sign.Length) - 1;

    /// <summary>Endings of parts that are XML; pictures among them.</summary>
    private static readonly string[] Xml = [".xml", ".rels", ".vml", ".svg"];

    /// <summary>In the names of parts that act, or that bring in what is not seen here.</summary>
    private static readonly string[] Active =
    [
        "vbaProject",
        "oleObject",
        "activeX",
        "externalLink",
        "embeddings/",
    ];

    /// <summary>Looks at the parts; <paramref name="main"/> is the one that makes it a workbook or a document.</summary>
    public static Misfit With(string main, Stream file) => With(main, file, new Counted());

    private static Misfit With(string main, Stream file, Counted whole)
    {
        try
        {
            var parts = PackedPart.ListOf(file, MostParts);
            whole.Parts += parts.Count;
            return whole.Parts > MostParts ? Misfit.TooMuchInside
                : !IsOffice(parts, main) ? Misfit.NotWhatItSays
                : parts
                    .Select(part => Look(part, file, whole))
                    .FirstOrDefault(misfit => misfit != Misfit.None);
        }
        catch (InvalidDataException)
        {
            return Misfit.NotWhatItSays;
        }
    }

    private static bool IsOffice(List<PackedPart> parts, string main)
    {
        var names = parts.Select(part => part.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Count == parts.Count
            && names.Contains(main)
            && names.Contains("[Content_Types].xml")
            && !parts.Exists(part => part.IsEncrypted || IsOdd(part.Name));
    }

    /// <summary>Where office programs put the workbook of a chart: <c>word/embeddings/Microsoft_Excel_Worksheet.xlsx</c>.</summary>
    private static bool IsWorkbookInside(string name) =>
        name.Split('/') is [_, var folder, var file]
        && folder.Equals("embeddings", StringComparison.OrdinalIgnoreCase)
        && file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Macros, what else is embedded or linked from elsewhere, and names that point out of the archive.</summary>
    private static bool IsOdd(string name) =>
        (
            !IsWorkbookInside(name)
            && Array.Exists(Active, part => name.Contains(part, StringComparison.OrdinalIgnoreCase))
        )
        || name.StartsWith('/')
        || name.Contains('\\', StringComparison.Ordinal)
        || name.Split('/').Contains("..", StringComparer.Ordinal);

    private static Misfit Look(PackedPart part, Stream file, Counted whole)
    {
        using var workbook =
            IsWorkbookInside(part.Name) && !whole.IsInside ? new MemoryStream() : null;
        var (size, tooMuch, odd, text) = (0L, false, false, "");
        var unpacked = part.Unpack(
            file,
            block =>
            {
                tooMuch = size == 0 && workbook is null && IsArchive(block.Span);
                if (IsXml(part.Name))
                {
                    text = text[Math.Max(0, text.Length - Seam)..] + Plain(block.Span);
                    odd |= IsOdd(part.Name, text);
                }

                workbook?.Write(block.Span);
                size += block.Length;
                whole.Bytes += block.Length;
                return !odd
                    && !(
                        tooMuch |=
                            size > (workbook is null ? LargestPart : EvidenceStore.Largest)
                            || whole.Bytes > LargestWhole
                            || (size > RatioCountsFrom && size > part.Packed * LargestRatio)
                    );
            }
        );
        return tooMuch ? Misfit.TooMuchInside
            : odd || unpacked != part.Size ? Misfit.NotWhatItSays
            : workbook is null ? Misfit.None
            : Inside(workbook, whole);
    }

    private static Misfit Inside(MemoryStream workbook, Counted whole)
    {
        whole.IsInside = true;
        var misfit = With("xl/workbook.xml", workbook, whole);
        whole.IsInside = false;
        return misfit;
    }

    /// <summary>Signs of two bytes lose their empty half, so that no encoding hides them.</summary>
    private static string Plain(ReadOnlySpan<byte> block) =>
        Encoding.Latin1.GetString(block).Replace("\0", "", StringComparison.Ordinal);

    /// <summary>A document type, which no office program writes, or a kind of part that acts.</summary>
    private static bool IsOdd(string name, string text) =>
        text.Contains(DocumentType, StringComparison.Ordinal)
        || (
            name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase)
            && Array.Exists(Macros, kind => text.Contains(kind, StringComparison.OrdinalIgnoreCase))
        );

    private static bool IsXml(string name) =>
        Array.Exists(Xml, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Zip, gzip, bzip2, xz, 7-Zip, RAR.</summary>
    private static bool IsArchive(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\x03\x04"u8)
        || start.StartsWith("PK\x05\x06"u8)
        || start.StartsWith<byte>([0x1F, 0x8B])
        || start.StartsWith("BZh"u8)
        || start.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'])
        || start.StartsWith<byte>([(byte)'7', (byte)'z', 0xBC, 0xAF])
        || start.StartsWith("Rar!"u8);

    /// <summary>What a file and the workbooks inside it come to together.</summary>
    private sealed class Counted
    {
        public int Parts { get; set; }
        public long Bytes { get; set; }

        /// <summary>Whether a workbook inside is being looked at: it holds no further one.</summary>
        public bool IsInside { get; set; }
    }
}
