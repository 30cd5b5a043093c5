using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Commonweal.Domain.Common;

namespace Commonweal.Cli;

/// <summary>
/// Reads a calculator's input. Nothing is guessed: a key that is unknown, twice there or missing, a value of another
/// kind, or a number that <see cref="decimal"/> cannot hold exactly is refused with the place it stands at. Decimals
/// may be numbers or text, days are <c>2026-11-21</c>, choices are camelCase.
/// </summary>
/// <example><code>InputJson.Read&lt;ValueInput&gt;(text).Then(input => …)</code> with a record whose nullable or
/// defaulted parameters may be left out and whose other parameters must be there.</example>
public static partial class InputJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new ExactDecimal(), new DayText(), new ChoiceText() },
    };

    /// <summary>
    /// The input as a record, or <c>input.json.malformed</c> for text that is no JSON and <c>input.json.wrong</c> for
    /// JSON of another shape; the field is the path, such as <c>lines[0].quantity</c>.
    /// </summary>
    public static Outcome<T> Read<T>(string text)
        where T : class
    {
        try
        {
            var json = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
            if (Malformed(json) is { } malformed)
            {
                return malformed;
            }

            var node = JsonNode.Parse(json);
            if (EmptyItem(node) is { } empty)
            {
                return Wrong("A list holds null. Remove it or write what belongs there.", empty);
            }

            return node?.Deserialize<T>(Options)
                ?? Outcome.Refused<T>(Wrong("The input is null. Write keys in braces.", null));
        }
        catch (JsonException fault)
        {
            return Wrong(Says(fault), fault.Path);
        }
        catch (InvalidOperationException)
        {
            return HalfCharacter;
        }
    }

    /// <summary>What keeps the text from being read as JSON, and where; null when nothing does.</summary>
    private static Problem? Malformed(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var keys = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    keys.Push(new(StringComparer.Ordinal));
                }
                else if (reader.TokenType == JsonTokenType.EndObject)
                {
                    keys.Pop();
                }
                else if (
                    reader.TokenType == JsonTokenType.PropertyName
                    && reader.GetString()! is var key
                    && !keys.Peek().Add(key)
                )
                {
                    return At(
                        json[..(int)reader.TokenStartIndex],
                        $"the key \"{key}\" stands twice in the same braces. Remove one of the two."
                    );
                }
            }

            return null;
        }
        catch (JsonException fault)
        {
            var line = 0;
            for (var before = fault.LineNumber ?? 0; before > 0; before--)
            {
                line += json[line..].IndexOf((byte)'\n') + 1;
            }

            return At(
                json[..(line + (int)(fault.BytePositionInLine ?? 0))],
                "this is not JSON that can be read. Check quotes, commas and brackets there."
            );
        }
    }

    private static Problem At(ReadOnlySpan<byte> before, string message)
    {
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new("input.json.malformed", $"Line {line}, column {column}: {message}");
    }

    private static Problem HalfCharacter =>
        Wrong(
            "A text holds half a character, such as \\ud800 without its other half. Write the whole character.",
            null
        );

    private static Problem Wrong(string message, string? path) =>
        new("input.json.wrong", message, Field(path));

    /// <summary>The path without the leading <c>$.</c>; null for the whole.</summary>
    private static string? Field(string? path) =>
        path?.TrimStart('$').TrimStart('.') is { Length: > 0 } field ? field : null;

    private static string Says(JsonException fault) =>
        fault switch
        {
            UnreadableValue => fault.Message,
            _ when fault.Message.Contains("could not be mapped", StringComparison.Ordinal) =>
                $"{Quoted(fault)} is not a key that is read here. Correct or remove it.",
            _ when fault.Message.Contains("missing required", StringComparison.Ordinal) =>
                $"{Quoted(fault)} must be there. Add it.",
            _ =>
                "This is not the kind of value that belongs here. Compare it with the command's example.",
        };

    /// <summary>The keys a message of the serializer names, without the type it met them in.</summary>
    private static string Quoted(JsonException fault) =>
        string.Join(
            ", ",
            QuotedKey()
                .Matches(fault.Message)
                .Select(match => match.Groups["key"].Value)
                .Where(key => !key.Contains('.', StringComparison.Ordinal))
                .Select(key => $"\"{key}\"")
        );

    private static string? EmptyItem(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.Select(
                    (item, index) => item is null ? $"{list.GetPath()}[{index}]" : EmptyItem(item)
                )
                .FirstOrDefault(path => path is not null),
            JsonObject keys => keys.Select(pair => EmptyItem(pair.Value))
                .FirstOrDefault(path => path is not null),
            _ => null,
        };

    [GeneratedRegex(
        "'(?<key>[^']+)'",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex QuotedKey();
}
