using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Commonweal.Service.Evidence;

/// <summary>
/// A PDF file without scripts, programs to start, links into other files and attachments. Its objects are looked for all
/// through the file, since a reader finds them by position and not by their order, and in the streams that pack objects.
/// Not looked into: a stream packed twice, and what is encrypted.
/// </summary>
internal static class PdfFile
{
    private const long LargestWhole = 100L * 1024 * 1024;
    private const string Space = @"(?:[\s\0]|%[^\r\n]*[\r\n])*";

    private static readonly Regex Active = Pattern(
        // An action of these kinds, or the kind as an object of its own.
        $"(?:{Name("S")}|obj){Space}(?:{Name("JavaScript")}|{Name("Launch")}|{Name("GoToR")}|{Name("GoToE")}|{Name("ImportData")}|{Name("Rendition")})",
        $@"{Name("JavaScript")}{Space}(?:<<|\d)",
        // Short enough to turn up in packed data, so that text must stand around it.
        $@"[\t\r\n -~]{{4}}{Name("JS")}{Space}[(<\d]",
        $"{Name("Type")}{Space}{Name("EmbeddedFile")}",
        $@"{Name("EmbeddedFiles")}{Space}[<\d]"
    );

    private static readonly Regex PackedObjects = Pattern(
        $@"{Name("ObjStm")}[\s\S]*?stream(?:\r\n|\n)"
    );

    /// <summary>Looks at the file.</summary>
    public static Misfit Look(Stream file)
    {
        Span<byte> start = stackalloc byte[5];
        if (
            file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length
            || !start.SequenceEqual("%PDF-"u8)
        )
        {
            return Misfit.NotWhatItSays;
        }

        file.Position = 0;
        HashSet<long> packed = [];
        foreach (var window in Window.Of(file, Encoding.Latin1))
        {
            if (Active.IsMatch(window.Text))
            {
                return Misfit.ActsOnOpening;
            }

            packed.UnionWith(
                PackedObjects
                    .Matches(window.Text)
                    .Select(match => window.At + match.Index + match.Length)
            );
        }

        var size = 0L;
        foreach (var at in packed)
        {
            file.Position = at;
            using var objects = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
            if (Unpacked(objects, ref size) is var misfit and not Misfit.None)
            {
                return misfit;
            }
        }

        return Misfit.None;
    }

    private static Misfit Unpacked(Stream objects, ref long size)
    {
        try
        {
            foreach (var (_, text) in Window.Of(objects, Encoding.Latin1))
            {
                size += text.Length;
                if (Active.IsMatch(text))
                {
                    return Misfit.ActsOnOpening;
                }

                if (size > LargestWhole)
                {
                    return Misfit.TooMuchInside;
                }
            }
        }
        catch (InvalidDataException)
        {
            // Packed another way, or encrypted.
        }

        return Misfit.None;
    }

    /// <summary>A name, of which any letter may be written as its number.</summary>
    private static string Name(string name) =>
        "/"
        + string.Concat(
            name.Select(letter =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"(?:{letter}|#{(int)letter:X2}|#{(int)letter:x2})"
                )
            )
        );

    private static Regex Pattern(params string[] either) =>
        new(string.Join('|', either), RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
}
