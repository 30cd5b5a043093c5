using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Commonweal.Cli;

/// <summary>A value that does not belong where it stands; its message is written for the person who wrote it.</summary>
internal sealed class UnreadableValue(string message) : JsonException(message);

/// <summary>A decimal as a number or as text, and as text on the way out: every digit arrives as it was written.</summary>
internal sealed partial class ExactDecimal : JsonConverter<decimal>
{
    private const int MostDigits = 28;

    public override decimal Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        using var value = JsonDocument.ParseValue(ref reader);
        var root = value.RootElement;
        var text = root.ValueKind == JsonValueKind.String ? root.GetString()! : root.GetRawText();
        return Exact(text)
            ?? throw new UnreadableValue(
                $"This holds {root.GetRawText()}. Write a number in digits, such as 1250.5, with at most {MostDigits} of them."
            );
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        writer.WriteStringValue(text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text);
    }

    private static decimal? Exact(string text)
    {
        var number = Number().Match(text);
        if (!number.Success || text.Length > 2 * MostDigits)
        {
            return null;
        }

        var digits = number.Groups["whole"].Length + number.Groups["fraction"].Length;
        var exponent = number.Groups["exponent"] is { Success: true, Value: var written }
            ? int.Parse(written, CultureInfo.InvariantCulture)
            : 0;
        var places = number.Groups["fraction"].Length - exponent;
        return
            digits <= MostDigits
            && places <= MostDigits
            && decimal.TryParse(
                text,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var exact
            )
            ? exact
            : null;
    }

    [GeneratedRegex(
        @"^-?(?<whole>[0-9]+)(\.(?<fraction>[0-9]+))?([eE](?<exponent>[+-]?[0-9]{1,4}))?\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Number();
}

/// <summary>A day written as <c>2026-11-21</c>.</summary>
internal sealed class DayText : JsonConverter<DateOnly>
{
    private const string Form = "yyyy-MM-dd";

    public override DateOnly Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        using var value = JsonDocument.ParseValue(ref reader);
        var culture = CultureInfo.InvariantCulture;
        return
            value.RootElement is { ValueKind: JsonValueKind.String } text
            && DateOnly.TryParseExact(
                text.GetString(),
                Form,
                culture,
                DateTimeStyles.None,
                out var day
            )
            ? day
            : throw new UnreadableValue(
                $"This holds {value.RootElement.GetRawText()}. Write a day such as \"2026-11-21\"."
            );
    }

    public override void Write(
        Utf8JsonWriter writer,
        DateOnly value,
        JsonSerializerOptions options
    ) => writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
}

/// <summary>One name of a closed list, as <c>camelCase</c> text; never a number.</summary>
internal sealed class ChoiceText : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(
        Type typeToConvert,
        JsonSerializerOptions options
    ) => (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<string, T> Choices = Enum.GetValues<T>()
            .ToDictionary(Name, choice => choice, StringComparer.Ordinal);

        public override T Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            using var value = JsonDocument.ParseValue(ref reader);
            return
                value.RootElement is { ValueKind: JsonValueKind.String } text
                && Choices.TryGetValue(text.GetString()!, out var choice)
                ? choice
                : throw new UnreadableValue(
                    $"This holds {value.RootElement.GetRawText()}. Write one of {string.Join(", ", Choices.Keys)}."
                );
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Name(value));

        private static string Name(T choice) =>
            JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());
    }
}
