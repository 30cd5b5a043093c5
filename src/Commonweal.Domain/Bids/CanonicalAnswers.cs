using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Commonweal.Domain.Bids;

/// <summary>
/// Answers as bytes that are the same whenever the answers are: JSON in UTF-8 with a fixed order of members, measures by code and
/// numbers without trailing zeros. A bid's SHA-256 is taken over a salt and these.
/// </summary>
public static class CanonicalAnswers
{
    // Dividing by a one with this many zeros leaves a decimal without trailing zeros.
    private const decimal One = 1.0000000000000000000000000000m;

    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes answers.</summary>
    public static byte[] Write(BidAnswers answers)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WritePropertyName("price");
            Write(json, answers.Price);
            json.WriteStartArray("measures");
            foreach (var answer in answers.Measures.OrderBy(a => a.Measure, StringComparer.Ordinal))
            {
                Write(json, answer);
            }

            json.WriteEndArray();
            json.WriteStartArray("splits");
            foreach (var split in answers.Splits)
            {
                json.WriteStartObject();
                json.WriteString("first", split.First);
                json.WriteString("second", split.Second);
                json.WriteString("statement", split.Statement);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("proportion", answers.Proportion);
            json.WriteStartObject("declarations");
            json.WriteBoolean("becauseOfContract", answers.Declarations.BecauseOfContract);
            json.WriteBoolean("countedOnce", answers.Declarations.CountedOnce);
            json.WriteBoolean("mayCommit", answers.Declarations.MayCommit);
            json.WriteBoolean("withoutStatements", answers.Declarations.WithoutStatements);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Write(BidAnswers)"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are something else.</exception>
    public static BidAnswers Read(ReadOnlyMemory<byte> bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        var root = json.RootElement;
        var declared = root.GetProperty("declarations");
        return new BidAnswers(
            Number(root.GetProperty("price")),
            [.. root.GetProperty("measures").EnumerateArray().Select(Answer)],
            new BidDeclarations(
                declared.GetProperty("becauseOfContract").GetBoolean(),
                declared.GetProperty("countedOnce").GetBoolean(),
                declared.GetProperty("mayCommit").GetBoolean(),
                declared.GetProperty("withoutStatements").GetBoolean()
            )
        )
        {
            Splits =
            [
                .. root.GetProperty("splits")
                    .EnumerateArray()
                    .Select(split => new Split(
                        Text(split, "first"),
                        Text(split, "second"),
                        Text(split, "statement")
                    )),
            ],
            Proportion = Text(root, "proportion"),
        };
    }

    private static MeasureAnswer Answer(JsonElement json) =>
        new(
            Text(json, "measure"),
            [.. json.GetProperty("quantities").EnumerateArray().Select(Number)],
            json.GetProperty("attribution").GetDecimal(),
            Text(json, "attributionReason"),
            Text(json, "statement")
        )
        {
            Basis = json.GetProperty("basis").GetString() is { } basis
                ? Enum.Parse<AttributionBasis>(basis)
                : null,
            Workings =
            [
                .. json.GetProperty("workings")
                    .EnumerateArray()
                    .Select(line => new Working(
                        line.GetProperty("year").GetInt32(),
                        Text(line, "what"),
                        [.. line.GetProperty("figures").EnumerateArray().Select(Number)]
                    )),
            ],
            Partners = Text(json, "partners"),
            Milestones =
            [
                .. json.GetProperty("milestones")
                    .EnumerateArray()
                    .Select(stone => new Milestone(
                        Text(stone, "what"),
                        stone.GetProperty("month") is { ValueKind: JsonValueKind.Number } month
                            ? month.GetInt32()
                            : null
                    )),
            ],
        };

    private static string Text(JsonElement json, string member) =>
        json.GetProperty(member).GetString()!;

    private static decimal? Number(JsonElement json) =>
        json.ValueKind is JsonValueKind.Null ? null : json.GetDecimal();

    private static void Write(Utf8JsonWriter json, MeasureAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("measure", answer.Measure);
        Write(json, "quantities", answer.Quantities);
        json.WritePropertyName("attribution");
        Write(json, answer.Attribution);
        json.WriteString("attributionReason", answer.AttributionReason);
        json.WriteString("basis", answer.Basis?.ToString());
        json.WriteString("statement", answer.Statement);
        json.WriteString("partners", answer.Partners);
        json.WriteStartArray("workings");
        foreach (var line in answer.Workings)
        {
            json.WriteStartObject();
            json.WriteNumber("year", line.Year);
            json.WriteString("what", line.What);
            Write(json, "figures", line.Figures);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("milestones");
        foreach (var stone in answer.Milestones)
        {
            json.WriteStartObject();
            json.WriteString("what", stone.What);
            json.WritePropertyName("month");
            Write(json, stone.Month);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<decimal?> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            Write(json, number);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, decimal? number)
    {
        if (number is { } given)
        {
            json.WriteNumberValue(given / One);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
