using System.Text.Json;
using Commonweal.Domain.Common;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>The text of one release or record; valid until the finder is given more text.</summary>
/// <param name="Json">Its bytes; empty when it is too large.</param>
/// <param name="ByteOffset">Where it starts in the file.</param>
/// <param name="Deepest">How many brackets stand within brackets.</param>
/// <param name="IsRecord">Whether it is a record, which holds releases.</param>
/// <param name="TooLarge">Whether it exceeds <see cref="OcdsReader.LargestRelease"/>.</param>
/// <param name="Ocid">The ocid of one too large to keep.</param>
internal sealed record FoundRelease(
    ReadOnlyMemory<byte> Json,
    long ByteOffset,
    int Deepest,
    bool IsRecord,
    bool TooLarge,
    string? Ocid
);

/// <summary>
/// Finds where releases start and end in JSON that arrives in pieces. It looks at brackets and at the names of lists alone:
/// what a release says is for <see cref="ReleaseText"/> to read.
/// </summary>
/// <param name="skipped">Bytes of the file before the first one given.</param>
internal sealed class ReleaseFinder(int skipped)
{
    private readonly List<FoundRelease> found = [];
    private readonly TextWindow window = new(skipped);
    private JsonReaderState state = new(
        new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 10_000_000 }
    );

    private Place place;
    private int openBrackets;
    private bool anything;

    // An envelope is an object that is a package if it has a list of releases or records, and a release if it has none.
    private int envelopeDepth;
    private bool isPackage;
    private string? list;

    // The release or envelope being kept.
    private Place outside;
    private int depth;
    private int deepest;
    private long offset;
    private string? ocid;

    private enum Place
    {
        Outside,
        Envelope,
        List,
        Release,
    }

    /// <summary>Why the text cannot be read further; null while it can.</summary>
    public UnreadableFile? Fault { get; private set; }

    /// <summary>Where the next text goes. Gives up what was found before.</summary>
    public Memory<byte> Room()
    {
        if (window.IsFull && window.IsKeeping)
        {
            ocid = ReleaseText.OcidOf(window.Kept.Span);
            window.Forget();
        }

        return window.Room();
    }

    /// <summary>Says how much text was put into <see cref="Room"/>; none means that the text has ended.</summary>
    public void Add(int count)
    {
        window.Add(count);
        if (count == 0 && (openBrackets > 0 || window.Unread.ContainsAnyExcept(" \t\r\n"u8)))
        {
            Stop("truncated", "the file ends in the middle. Fetch it again: it was cut short.");
        }
        else if (count == 0 && !anything)
        {
            Stop("empty", "the file is empty.");
        }
    }

    /// <summary>Stops reading at the end of the text so far.</summary>
    public void Stop(string reason, string message) => StopAt(window.EndOffset, reason, message);

    /// <summary>The releases that end in the text added last.</summary>
    public IReadOnlyList<FoundRelease> Scan()
    {
        found.Clear();
        var reader = new Utf8JsonReader(window.Unread, isFinalBlock: false, state);
        try
        {
            while (Fault is null && reader.Read())
            {
                Meet(ref reader);
            }

            state = reader.CurrentState;
        }
        catch (JsonException)
        {
            StopAt(
                window.OffsetOf(reader.BytesConsumed),
                "notJson",
                "what stands there is not JSON. Correct it at the source and import the file again."
            );
        }

        window.Read((int)reader.BytesConsumed);
        return found;
    }

    private void StopAt(long at, string reason, string message) =>
        Fault ??= new UnreadableFile(
            at,
            new Problem($"procurements.file.{reason}", $"At byte {at}, {message}")
        );

    private void Meet(ref Utf8JsonReader reader)
    {
        anything = true;
        openBrackets += reader.TokenType switch
        {
            JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
            JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
            _ => 0,
        };
        deepest = Math.Max(deepest, openBrackets - depth);
        switch (place)
        {
            case Place.Outside when reader.TokenType == JsonTokenType.StartObject:
                envelopeDepth = reader.CurrentDepth;
                isPackage = false;
                Open(ref reader, Place.Envelope);
                break;
            case Place.Outside when reader.CurrentDepth == 0:
                MeetAtTop(ref reader);
                break;
            case Place.Envelope:
                MeetInEnvelope(ref reader);
                break;
            case Place.Outside or Place.List:
                MeetInList(ref reader);
                break;
            case Place.Release when reader.CurrentDepth == depth && openBrackets == depth:
                Close(ref reader);
                break;
        }
    }

    /// <summary>A list at the top holds releases or packages; a bare word or number there is no OCDS.</summary>
    private void MeetAtTop(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray))
        {
            StopAt(
                window.OffsetOf(reader.TokenStartIndex),
                "notOcds",
                "a bare value stands where a release or a package is expected. Choose another file."
            );
        }
    }

    private void MeetInEnvelope(ref Utf8JsonReader reader)
    {
        if (openBrackets == envelopeDepth)
        {
            Close(ref reader);
        }
        else if (reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.CurrentDepth == envelopeDepth + 1)
            {
                list =
                    reader.ValueTextEquals("releases") ? "releases"
                    : reader.ValueTextEquals("records") ? "records"
                    : null;
            }
        }
        else if (list is not null && reader.CurrentDepth == envelopeDepth + 1)
        {
            OpenList(ref reader, list);
        }
    }

    private void OpenList(ref Utf8JsonReader reader, string name)
    {
        isPackage = true;
        window.Forget();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            place = Place.List;
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            StopAt(
                window.OffsetOf(reader.TokenStartIndex),
                "notOcds",
                $"{name} is not a list. A package holds its {name} between [ and ]."
            );
        }
    }

    private void MeetInList(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Open(ref reader, Place.Release);
                break;
            case JsonTokenType.EndArray:
                place = Place.Envelope;
                list = null;
                break;
            default:
                Open(ref reader, Place.Release);
                Close(ref reader);
                break;
        }
    }

    private void Open(ref Utf8JsonReader reader, Place inside)
    {
        outside = place;
        place = inside;
        depth = reader.CurrentDepth;
        deepest = 1;
        ocid = null;
        offset = window.OffsetOf(reader.TokenStartIndex);
        window.Keep(reader.TokenStartIndex);
    }

    private void Close(ref Utf8JsonReader reader)
    {
        if (place != Place.Envelope || !isPackage)
        {
            var json = window.KeptUntil(reader.BytesConsumed);
            var tooLarge = json.IsEmpty || json.Length > OcdsReader.LargestRelease;
            var isRecord = place == Place.Release && list == "records";
            found.Add(new FoundRelease(json, offset, deepest, isRecord, tooLarge, ocid));
        }

        window.Forget();
        place = place == Place.Envelope ? Place.Outside : outside;
    }
}
