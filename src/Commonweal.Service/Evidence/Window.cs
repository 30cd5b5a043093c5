using System.Text;

namespace Commonweal.Service.Evidence;

/// <summary>A stretch of a file's text; each begins with the end of the one before, so that no sign hides on a seam.</summary>
/// <param name="At">Characters of the file before it.</param>
internal readonly record struct Window(long At, string Text)
{
    private const int Fresh = 64 * 1024;
    private const int Seam = 8 * 1024;

    /// <summary>The whole file, stretch by stretch, in this encoding whatever its first bytes say.</summary>
    public static IEnumerable<Window> Of(Stream file, Encoding encoding)
    {
        using var reader = new StreamReader(
            file,
            encoding,
            detectEncodingFromByteOrderMarks: false,
            leaveOpen: true
        );
        var block = new char[Fresh];
        var (at, text) = (0L, "");
        while (reader.ReadBlock(block) is > 0 and var read)
        {
            var kept = Math.Min(Seam, text.Length);
            at += text.Length - kept;
            text = string.Concat(text.AsSpan(text.Length - kept), block.AsSpan(0, read));
            yield return new Window(at, text);
        }
    }
}
