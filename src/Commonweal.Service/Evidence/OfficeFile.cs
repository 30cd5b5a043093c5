using System.Xml;

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
            if (whole.Parts > MostParts)
            {
                return Misfit.TooMuchInside;
            }

            if (!IsOffice(parts, main))
            {
                return Misfit.NotWhatItSays;
            }

            // Counted first, so that what is read as XML has a bound.
            var misfit = parts
                .Select(part => Look(part, file, whole))
                .FirstOrDefault(misfit => misfit != Misfit.None);
            return misfit != Misfit.None ? misfit
                : OfficeXml.Acts(parts, file) ? Misfit.ActsOnOpening
                : Misfit.None;
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            return Misfit.NotWhatItSays;
        }
    }

    private static bool IsOffice(List<PackedPart> parts, string main)
    {
        var names = parts.Select(part => part.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Count == parts.Count
            && names.Contains(main)
            && names.Contains(OfficeXml.Kinds)
            && !parts.Exists(part => part.IsEncrypted || PointsOut(part.Name));
    }

    /// <summary>Where office programs put the workbook of a chart: <c>word/embeddings/Microsoft_Excel_Worksheet.xlsx</c>.</summary>
    private static bool IsWorkbookInside(string name) =>
        name.Split('/') is [_, var folder, var file]
        && folder.Equals("embeddings", StringComparison.OrdinalIgnoreCase)
        && file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    private static bool PointsOut(string name) =>
        name.StartsWith('/')
        || name.Contains('\\', StringComparison.Ordinal)
        || name.Split('/').Contains("..", StringComparer.Ordinal);

    private static Misfit Look(PackedPart part, Stream file, Counted whole)
    {
        var isWorkbook = IsWorkbookInside(part.Name);
        if (
            !isWorkbook
            && Array.Exists(
                Active,
                sign => part.Name.Contains(sign, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            return Misfit.ActsOnOpening;
        }

        using var workbook = isWorkbook && !whole.IsInside ? new MemoryStream() : null;
        var signs = workbook is null ? new Signs() : null;
        var (size, tooMuch) = (0L, false);
        var unpacked = part.Unpack(
            file,
            block =>
            {
                signs?.Read(block.Span);
                workbook?.Write(block.Span);
                size += block.Length;
                whole.Bytes += block.Length;
                tooMuch =
                    size > (workbook is null ? LargestPart : EvidenceStore.Largest)
                    || whole.Bytes > LargestWhole
                    || (size > RatioCountsFrom && size > part.Packed * LargestRatio);
                return !tooMuch;
            }
        );
        return tooMuch || signs is { IsArchive: true } ? Misfit.TooMuchInside
            : signs is { IsObject: true } ? Misfit.ActsOnOpening
            : unpacked != part.Size || signs is { HasDocumentType: true } ? Misfit.NotWhatItSays
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

    /// <summary>What a file and the workbooks inside it come to together.</summary>
    private sealed class Counted
    {
        public int Parts { get; set; }
        public long Bytes { get; set; }

        /// <summary>Whether a workbook inside is being looked at: it holds no further one.</summary>
        public bool IsInside { get; set; }
    }
}
