using System.Globalization;
using System.Text.Json;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Record;
using Commonweal.Web.People;

namespace Commonweal.Web.Record;

/// <summary>The facts of an entry as people read them: names and values, and what changed since the last time.</summary>
internal static class FactWords
{
    private static readonly HashSet<string> Pounds = new(StringComparer.OrdinalIgnoreCase)
    {
        "netValue",
        "price",
        "value",
    };

    private const string Nothing = "none";

    /// <summary>A fingerprint in full; in groups, so that people can compare it and a narrow column can hold it.</summary>
    private const int HashLength = 64;

    private static readonly HashSet<string> PerCent = new(StringComparer.OrdinalIgnoreCase)
    {
        "weighting",
        "minimumWeighting",
        "quantitativeShare",
        "vatRate",
    };

    private static readonly Dictionary<string, string> Terms = new(StringComparer.Ordinal)
    {
        ["ocid"] = "Open contracting id",
        ["sha256"] = "Fingerprint",
        ["vatRate"] = "VAT rate",
    };

    /// <summary>Like <c>Weighting: 10% → 15%; Reason: …</c>; what stands in place of facts is shown as it is.</summary>
    public static string Of(AuditLog.Row row) =>
        row.Facts is not { } facts ? row.Instead : string.Join("; ", Changes(facts, row));

    private static List<string> Changes(JsonElement facts, AuditLog.Row row)
    {
        if (
            facts.ValueKind is JsonValueKind.Object
            && facts.TryGetProperty("from", out var from)
            && facts.TryGetProperty("to", out var to)
        )
        {
            return [$"{Value("", from, row)} → {Value("", to, row)}"];
        }

        var before = row.Before is { } last
            ? Flat(last, "", row).ToDictionary(StringComparer.Ordinal)
            : [];
        var now = Flat(facts, "", row).ToList();
        var told = now.Where(fact => before.GetValueOrDefault(fact.Key, Nothing) != fact.Value)
            .Select(fact =>
                (fact.Key.Length > 0 ? $"{fact.Key}: " : "")
                + (before.TryGetValue(fact.Key, out var was) ? $"{was} → " : "")
                + fact.Value
            )
            .ToList();
        return told.Count == 0 && now.Count > 0 ? ["Nothing changed"] : told;
    }

    /// <summary>Every fact under its own name; things within things are told by their own facts. An id without a name says nothing.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Flat(
        JsonElement facts,
        string name,
        AuditLog.Row row
    ) =>
        Inside(name, facts) is { } inside ? Flat(inside, name, row)
        : facts.ValueKind is JsonValueKind.Object
            ? facts
                .EnumerateObject()
                .SelectMany(fact => Flat(fact.Value, fact.Name, row))
                .DistinctBy(fact => fact.Key, StringComparer.Ordinal)
        : Value(name, facts, row) is { Length: > 0 } value ? [new(Words(name), value)]
        : [];

    private static string Value(string name, JsonElement value, AuditLog.Row row) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => string.Join(
                value.EnumerateArray().Any(one => one.ValueKind is JsonValueKind.Object)
                    ? "; "
                    : ", ",
                value
                    .EnumerateArray()
                    .Select(one => Value(name, one, row))
                    .Where(one => one.Length > 0)
            ),
            JsonValueKind.Object => string.Join(
                " ",
                Flat(value, "", row).Select(fact => fact.Value)
            ),
            JsonValueKind.True => "Yes",
            JsonValueKind.False => "No",
            JsonValueKind.Null => Nothing,
            JsonValueKind.String when FactIds.Has(name) && value.TryGetGuid(out var id) =>
                row.Named.TryGetValue(id, out var named) ? named.Name : "",
            JsonValueKind.String when value.TryGetDateTimeOffset(out var at) => IsDay(value)
                ? UkTime.Day(DateOnly.FromDateTime(at.DateTime))
                : UkTime.Moment(at),
            _ => Scalar(name, value.ToString()),
        };

    /// <summary>A scoring method is recorded as its own JSON text; what people type is never taken for such.</summary>
    private static JsonElement? Inside(string name, JsonElement fact)
    {
        if (name != "method" || fact.ValueKind is not JsonValueKind.String)
            return null;
        var text = fact.GetString()!;
        if (text is not ['{', .., '}'])
            return null;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsDay(JsonElement value) => value.GetString()!.Length == 10;

    private static string Scalar(string name, string value) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? Pounds.Contains(name)
                ? Money.Display(number)
                : PerCent.Contains(name)
                    ? $"{Quantity.Display(number)}%"
                    : Quantity.Display(number)
            : Enum.TryParse<Role>(value, out var role) && Enum.IsDefined(role)
                ? RoleWords.Of(role).Name
                : IsOneWord(value)
                    ? Words(value)
                    : value.Length == HashLength && value.All(char.IsAsciiHexDigit)
                        ? string.Join(' ', value.Chunk(8).Select(part => new string(part)))
                        : value;

    /// <summary>A choice of the program's own, such as <c>relativeToHighest</c>.</summary>
    private static bool IsOneWord(string value) =>
        value.All(char.IsAsciiLetter) && value.Any(char.IsAsciiLetterLower);

    /// <summary><c>companyNumber</c> as people write it.</summary>
    private static string Words(string name)
    {
        if (Terms.TryGetValue(name, out var term))
            return term;
        var words = string.Concat(
                name.Select(sign =>
                    sign is '.' or '-' ? " "
                    : char.IsUpper(sign) ? $" {char.ToLowerInvariant(sign)}"
                    : $"{sign}"
                )
            )
            .Trim();
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
