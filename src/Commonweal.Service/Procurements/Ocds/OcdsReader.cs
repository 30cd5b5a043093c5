using System.Buffers;
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
    /// <summary>Bytes above which a release or record stops the file; real ones stay below a fiftieth of it.</summary>
    public const int LargestRelease = 20_000_000;

    /// <summary>Everything the stream holds, in its order. Only faults of the stream itself are thrown.</summary>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public static async IAsyncEnumerable<OcdsReading> ReadAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        var (text, skipped) = await Utf8TextAsync(file, stop);
        var scanner = new ReleaseScanner(skipped);
        var wanted = 1;
        for (var more = true; more && scanner.Fault is null; )
        {
            if (await ReadAsync(text, wanted, scanner, stop) is not { } read)
            {
                break;
            }

            var rest = read.Buffer;
            while (scanner.Next(ref rest) is { } found)
            {
                foreach (var reading in ReleaseText.Read(found.Json, found.IsRecord))
                {
                    yield return reading;
                }
            }

            more = !read.IsCompleted;
            if (!more)
            {
                scanner.End(rest);
            }

            // Twice as much each time: a release is looked through a few times over, not once for every piece of it.
            wanted = (int)Math.Min((rest.Length * 2) + 1, LargestRelease + 1);
            text.AdvanceTo(rest.Start, rest.End);
        }

        await text.CompleteAsync();
        if (scanner.Fault is { } fault)
        {
            yield return fault;
        }
    }

    private static async Task<ReadResult?> ReadAsync(
        PipeReader text,
        int wanted,
        ReleaseScanner scanner,
        CancellationToken stop
    )
    {
        try
        {
            return await text.ReadAtLeastAsync(wanted, stop);
        }
        catch (DecoderFallbackException)
        {
            scanner.Stop(
                0,
                "procurements.file.wrong-encoding",
                "or soon after it, a character is not UTF-16 although the file says so. Save it as UTF-8 and import it again."
            );
            return null;
        }
    }

    /// <summary>The text behind the byte order mark as UTF-8, and how many bytes of it were skipped.</summary>
    private static async Task<(PipeReader Text, int Skipped)> Utf8TextAsync(
        Stream file,
        CancellationToken stop
    )
    {
        var options = new StreamPipeReaderOptions(bufferSize: 65_536, leaveOpen: true);
        var pipe = PipeReader.Create(file, options);
        var start = (await pipe.ReadAtLeastAsync(3, stop)).Buffer;
        var (length, encoding) = start.Slice(0, Math.Min(3, start.Length)).ToArray() switch
        {
            [0xEF, 0xBB, 0xBF] => (3, null),
            [0xFF, 0xFE, ..] => (2, new UnicodeEncoding(false, false, throwOnInvalidBytes: true)),
            [0xFE, 0xFF, ..] => (2, new UnicodeEncoding(true, false, throwOnInvalidBytes: true)),
            _ => (0, (UnicodeEncoding?)null),
        };
        pipe.AdvanceTo(start.GetPosition(length));
        if (encoding is null)
        {
            return (pipe, length);
        }

        var utf8 = Encoding.CreateTranscodingStream(pipe.AsStream(), encoding, Encoding.UTF8);
        return (PipeReader.Create(utf8, new StreamPipeReaderOptions(bufferSize: 65_536)), 0);
    }
}
