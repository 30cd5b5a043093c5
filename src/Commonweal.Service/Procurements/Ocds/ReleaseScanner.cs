using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Commonweal.Domain.Common;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>
/// Finds where releases start and end in JSON that arrives in pieces. It looks at brackets and at the names of lists alone;
/// what a release says is for <see cref="ReleaseText"/> to read.
/// </summary>
/// <param name="skipped">Bytes of the file before the first one given.</param>
internal sealed class ReleaseScanner(int skipped)
{
    private JsonReaderState state = new(
        new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = OcdsReader.LargestRelease }
    );

    private Place place;
    private int openLists;
    private bool isRecords;
    private bool hasFound;
    private long offset = skipped;

    private enum Place
    {
        Outside,
        List,
        Package,
    }

    /// <summary>Why the text cannot be read further; null while it can.</summary>
    public UnreadableFile? Fault { get; private set; }

    /// <summary>The next whole release or record; null when that takes more text, or there is none. Takes what it read off <paramref name="text"/>.</summary>
    public (byte[] Json, bool IsRecord)? Next(ref ReadOnlySequence<byte> text)
    {
        while (Fault is null)
        {
            var reader = new Utf8JsonReader(text, isFinalBlock: false, state);
            var (complete, start) = (false, -1L);
            try
            {
                complete = Step(ref reader, ref start);
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                Stop(
                    reader.BytesConsumed,
                    "procurements.file.not-json",
                    offset + reader.BytesConsumed == 0
                        ? "this is no file of notices. Those are JSON files, as Contracts Finder and Find a Tender give them out. Choose such a file."
                        : "what stands there is not JSON. Correct it at the source and import the file again."
                );
                return null;
            }

            if ((complete ? reader.BytesConsumed : text.Length) > OcdsReader.LargestRelease)
            {
                Stop(
                    0,
                    "procurements.file.too-large",
                    $"a release starts that is larger than {OcdsReader.LargestRelease / 1_000_000} MB. Take it out of the file and import the rest."
                );
            }

            if (!complete || Fault is not null)
            {
                return null;
            }

            var json = start < 0 ? null : Whole(text, start, reader.BytesConsumed);
            state = reader.CurrentState;
            offset += reader.BytesConsumed;
            text = text.Slice(reader.Position);
            if (json is not null)
            {
                hasFound = true;
                return (json, place == Place.List && isRecords);
            }
        }

        return null;
    }

    /// <summary>Says that no text follows <paramref name="rest"/>.</summary>
    public void End(ReadOnlySequence<byte> rest)
    {
        if (place != Place.Outside || openLists > 0 || !IsBlank(rest))
        {
            Stop(
                rest.Length,
                "procurements.file.truncated",
                "the file ends in the middle. It was cut short: fetch it again."
            );
        }
        else if (offset == skipped)
        {
            Stop(
                0,
                "procurements.file.empty",
                "there is nothing: the file is empty. Choose another one."
            );
        }
        else if (!hasFound)
        {
            Stop(
                0,
                "procurements.file.no-notices",
                "the file ends, and there was no notice in it: its list is empty. Choose another one."
            );
        }
    }

    /// <summary>Stops reading, so many bytes behind what has been taken.</summary>
    public void Stop(long at, string code, string message) =>
        Fault ??= new UnreadableFile(
            offset + at,
            new Problem(code, $"At byte {offset + at}, {message}")
        );

    /// <summary>Reads up to the next place that needs no looking back; false when the text ends before it.</summary>
    private bool Step(ref Utf8JsonReader reader, ref long start) =>
        place switch
        {
            Place.Outside => StepOutside(ref reader, ref start),
            Place.List => StepInList(ref reader, ref start),
            _ => Members(ref reader, Place.Package, ref start),
        };

    private bool StepOutside(ref Utf8JsonReader reader, ref long start)
    {
        if (!reader.Read())
        {
            return false;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                openLists++;
                return true;
            case JsonTokenType.EndArray:
                openLists--;
                return true;
            case JsonTokenType.StartObject:
                start = reader.TokenStartIndex;
                return Members(ref reader, Place.Outside, ref start);
            default:
                Stop(
                    reader.TokenStartIndex,
                    "procurements.file.not-ocds",
                    "a bare value stands where a release or a package is expected. Choose another file."
                );
                return true;
        }
    }

    private bool StepInList(ref Utf8JsonReader reader, ref long start)
    {
        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.EndArray)
        {
            place = Place.Package;
            return true;
        }

        start = reader.TokenStartIndex;
        return reader.TrySkip();
    }

    /// <summary>An object with a list of releases or records is a package; one that ends without is a release itself.</summary>
    private bool Members(ref Utf8JsonReader reader, Place from, ref long start)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                place = Place.Outside;
                return true;
            }

            var records = reader.ValueTextEquals("records");
            var isList = records || reader.ValueTextEquals("releases");
            if (!reader.Read())
            {
                return false;
            }

            if (isList && reader.TokenType == JsonTokenType.StartArray)
            {
                (place, isRecords, start) = (Place.List, records, -1);
                return true;
            }

            if (!reader.TrySkip())
            {
                return false;
            }
        }

        return false;
    }

    private byte[]? Whole(ReadOnlySequence<byte> text, long start, long end)
    {
        var json = text.Slice(start, end - start).ToArray();
        if (Utf8.IsValid(json))
        {
            return json;
        }

        var valid = 0;
        while (
            Rune.DecodeFromUtf8(json.AsSpan(valid), out _, out var length) == OperationStatus.Done
        )
        {
            valid += length;
        }

        Stop(
            start + valid,
            "procurements.file.wrong-encoding",
            "a character is not UTF-8. Save the file as UTF-8 and import it again."
        );
        return null;
    }

    private static bool IsBlank(ReadOnlySequence<byte> text)
    {
        foreach (var piece in text)
        {
            if (piece.Span.ContainsAnyExcept(" \t\r\n"u8))
            {
                return false;
            }
        }

        return true;
    }
}
