using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Commonweal.Service.Evidence;

/// <summary>
/// A PDF file without scripts, programs to start, links into other files and attachments. Its objects are looked for all
/// through the file, since a reader finds them by position and not by their order, and in the streams that pack objects. It is whole: a
/// page is found, and near its end where its objects begin and that it ends. Not looked into: a stream packed twice, and what is encrypted.
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

    private static readonly Regex Page = Pattern(
        $@"{Name("Type")}{Space}{Name("Page")}[\s\0/<>\[\]()%]",
        // Its pages cannot be looked for.
        $@"{Name("Encrypt")}{Space}[<\d]"
    );

    // Readers look for both within the last kilobyte; some programs write a little after it.
    private const int End = 4 * 1024;

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
        var hasPage = false;
        foreach (var window in Window.Of(file, Encoding.Latin1))
        {
            if (Active.IsMatch(window.Text))
            {
                return Misfit.ActsOnOpening;
            }

            hasPage |= Page.IsMatch(window.Text);
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
            if (Unpacked(objects, ref size, ref hasPage) is var misfit and not Misfit.None)
            {
                return misfit;
            }
        }

        return hasPage && HasEnd(file) ? Misfit.None : Misfit.NotWhatItSays;
    }

    private static bool HasEnd(Stream file)
    {
        file.Position = Math.Max(0, file.Length - End);
        using var end = new StreamReader(file, Encoding.Latin1, false, leaveOpen: true);
        var text = end.ReadToEnd();
        var begins = text.LastIndexOf("startxref", StringComparison.Ordinal);
        return begins >= 0 && text.IndexOf("%%EOF", begins, StringComparison.Ordinal) >= 0;
    }

    private static Misfit Unpacked(Stream objects, ref long size, ref bool hasPage)
    {
        try
        {
            foreach (var (_, text) in Window.Of(objects, Encoding.Latin1))
            {
                size += text.Length;
                hasPage |= Page.IsMatch(text);
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
