using System.Text;

namespace Commonweal.Service.Evidence;

/// <summary>
/// A workbook or document is an archive, and an archive can unpack to a thousand times its size. Every part is unpacked
/// once, block by block, and what comes out is counted: what the archive says of itself is not believed.
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
    public static Misfit With(string main, Stream file)
    {
        try
        {
            var parts = PackedPart.ListOf(file, MostParts);
            return parts.Count > MostParts ? Misfit.TooMuchInside
                : IsOffice(parts, main) ? Unpacked(parts, file)
                : Misfit.NotWhatItSays;
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

    /// <summary>Macros, what is embedded or linked from elsewhere, and names that point out of the archive.</summary>
    private static bool IsOdd(string name) =>
        Array.Exists(Active, part => name.Contains(part, StringComparison.OrdinalIgnoreCase))
        || name.StartsWith('/')
        || name.Contains('\\', StringComparison.Ordinal)
        || name.Split('/').Contains("..", StringComparer.Ordinal);

    private static Misfit Unpacked(List<PackedPart> parts, Stream file)
    {
        var whole = 0L;
        foreach (var part in parts)
        {
            var (size, tooMuch, odd) = (0L, false, false);
            var unpacked = part.Unpack(
                file,
                block =>
                {
                    tooMuch = size == 0 && IsArchive(block.Span);
                    odd |= IsOdd(part.Name, block.Span);
                    size += block.Length;
                    whole += block.Length;
                    return !odd
                        && !(
                            tooMuch |=
                                size > LargestPart
                                || whole > LargestWhole
                                || (size > RatioCountsFrom && size > part.Packed * LargestRatio)
                        );
                }
            );
            if (tooMuch)
            {
                return Misfit.TooMuchInside;
            }

            if (odd || unpacked != part.Size)
            {
                return Misfit.NotWhatItSays;
            }
        }

        return Misfit.None;
    }

    /// <summary>A document type, which no office program writes, or a kind of part that acts.</summary>
    private static bool IsOdd(string name, ReadOnlySpan<byte> block)
    {
        // Signs of two bytes lose their empty half, so that no encoding hides them.
        var text = Encoding.Latin1.GetString(block).Replace("\0", "", StringComparison.Ordinal);
        return (IsXml(name) && text.Contains("<!DOCTYPE", StringComparison.Ordinal))
            || (
                name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase)
                && Array.Exists(
                    Macros,
                    kind => text.Contains(kind, StringComparison.OrdinalIgnoreCase)
                )
            );
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>Zip, gzip, bzip2, xz, 7-Zip, RAR.</summary>
    private static bool IsArchive(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\x03\x04"u8)
        || start.StartsWith("PK\x05\x06"u8)
        || start.StartsWith<byte>([0x1F, 0x8B])
        || start.StartsWith("BZh"u8)
        || start.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'])
        || start.StartsWith<byte>([(byte)'7', (byte)'z', 0xBC, 0xAF])
        || start.StartsWith("Rar!"u8);
}
