using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>
/// Reads release packages, record packages, single releases, lists of releases and line-delimited releases as they stream
/// by. Memory is bounded by <see cref="LargestRelease"/>, whatever the size of the file.
/// </summary>
public static class OcdsReader
{
    /// <summary>Bytes above which a release is refused rather than held in memory.</summary>
    public const int LargestRelease = 5_000_000;

    /// <summary>Brackets within brackets above which a release is refused; real ones stay below 15.</summary>
    public const int DeepestRelease = 64;

    /// <summary>Everything the stream holds, in its order. Only faults of the stream itself are thrown.</summary>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public static async IAsyncEnumerable<OcdsReading> ReadAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        var (text, markLength) = await AsUtf8Async(stream, stop);
        await using var _ = text;
        var finder = new ReleaseFinder(markLength);
        var number = 0;
        for (var more = true; more && finder.Fault is null; )
        {
            more = await FillAsync(text, finder, stop);
            foreach (var release in finder.Scan().SelectMany(ReleaseText.Read))
            {
                number++;
                yield return release with { Number = number };
            }
        }

        if (finder.Fault is { } fault)
        {
            yield return fault;
        }
    }

    /// <summary>Hands the finder the next bytes; false at the end of the stream.</summary>
    private static async Task<bool> FillAsync(
        Stream text,
        ReleaseFinder finder,
        CancellationToken stop
    )
    {
        try
        {
            var count = await text.ReadAsync(finder.Room(), stop);
            finder.Add(count);
            return count > 0;
        }
        catch (DecoderFallbackException)
        {
            finder.Stop(
                "notText",
                "the file says it is UTF-16 and is not. Save it as UTF-8 and import it again."
            );
            return false;
        }
    }

    /// <summary>What follows the byte order mark, as UTF-8, and the length of the mark.</summary>
    private static async Task<(Stream Text, int MarkLength)> AsUtf8Async(
        Stream stream,
        CancellationToken stop
    )
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        var start = (await pipe.ReadAtLeastAsync(3, stop)).Buffer;
        byte[] mark = [.. start.Slice(0, Math.Min(3, start.Length)).ToArray()];
        var (length, utf16) = mark switch
        {
            [0xEF, 0xBB, 0xBF] => (3, null),
            [0xFF, 0xFE, ..] => (2, new UnicodeEncoding(false, true, throwOnInvalidBytes: true)),
            [0xFE, 0xFF, ..] => (2, new UnicodeEncoding(true, true, throwOnInvalidBytes: true)),
            _ => (0, (UnicodeEncoding?)null),
        };
        pipe.AdvanceTo(start.GetPosition(length));
        var rest = pipe.AsStream();
        return utf16 is null
            ? (rest, length)
            : (Encoding.CreateTranscodingStream(rest, utf16, new UTF8Encoding(false)), 0);
    }
}
