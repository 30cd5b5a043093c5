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
        "unitValue",
        "value",
    };

    private const string Nothing = "none";

    private static readonly HashSet<string> PerCent = new(StringComparer.OrdinalIgnoreCase)
    {
        "weighting",
        "minimumWeighting",
        "quantitativeShare",
        "vatRate",
    };

    /// <summary>Facts whose texts are the program's own choices, such as <c>RelativeToHighest</c>.</summary>
    private static readonly HashSet<string> Choices = new(StringComparer.Ordinal)
    {
        "category",
        "classes",
        "decision",
        "from",
        "method",
        "missingNarrative",
        "role",
        "stage",
        "tieBreak",
        "to",
    };

    private static readonly Dictionary<string, string> Terms = new(StringComparer.Ordinal)
    {
        ["before"] = "Instead of",
        ["mark"] = "Score",
        ["ocid"] = "Open contracting id",
        ["over"] = "After save number",
        ["part"] = "Part of the bid",
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
            return [$"{Value("from", from, row)} → {Value("to", to, row)}"];
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
        return told.Count == 0 && row.Before is not null ? ["Nothing changed"] : told;
    }

    /// <summary>Every fact under its own name; things within things are told by their own facts. An id without a name says nothing.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Flat(
        JsonElement facts,
        string name,
        AuditLog.Row row
    ) =>
        facts.ValueKind is JsonValueKind.Object
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
            JsonValueKind.Object => InOneLine([.. Flat(value, "", row)]),
            JsonValueKind.True => "Yes",
            JsonValueKind.False => "No",
            JsonValueKind.Null => Nothing,
            JsonValueKind.Number when value.TryGetDecimal(out var number) => Number(name, number),
            JsonValueKind.String when FactIds.Has(name) && value.TryGetGuid(out var id) =>
                row.Named.TryGetValue(id, out var named) ? named.Name : "",
            JsonValueKind.String when IsTime(name) && value.TryGetDateTimeOffset(out var at) =>
                IsDay(value) ? UkTime.Day(DateOnly.FromDateTime(at.DateTime)) : UkTime.Moment(at),
            JsonValueKind.String when Choices.Contains(name) => Choice(value.GetString()!),
            JsonValueKind.String when name == "sha256" => string.Join(
                ' ',
                // In groups, so that people can compare it and a narrow column can hold it.
                value.GetString()!.Chunk(8).Select(part => new string(part))
            ),
            // What people typed is shown as they typed it.
            _ => value.ToString(),
        };

    /// <summary>Like <c>NT29 (quantity: 10; unit: hour)</c>: what comes first says which thing it is.</summary>
    private static string InOneLine(KeyValuePair<string, string>[] facts) =>
        facts is [var first, .. var others]
            ? first.Value
                + (
                    others.Length > 0
                        ? $" ({string.Join(", ", others.Select(fact => $"{fact.Key.ToLowerInvariant()}: {fact.Value}"))})"
                        : ""
                )
            : "";

    private static bool IsTime(string name) =>
        name is "deadline" or "from" or "to"
        || name.EndsWith("At", StringComparison.Ordinal)
        || name.EndsWith("On", StringComparison.Ordinal);

    private static bool IsDay(JsonElement value) => value.GetString()!.Length == 10;

    private static string Number(string name, decimal number) =>
        Pounds.Contains(name) ? Money.Display(number)
        : PerCent.Contains(name) ? $"{Quantity.Display(number)}%"
        : Quantity.Display(number);

    private static string Choice(string value) =>
        Enum.TryParse<Role>(value, out var role) && Enum.IsDefined(role)
            ? RoleWords.Of(role).Name
            : Words(value);

    /// <summary><c>companyNumber</c> as people write it.</summary>
    private static string Words(string name)
    {
        if (Terms.TryGetValue(name, out var term))
            return term;
        var thing = name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : name;
        var words = string.Concat(
                thing.Select(sign =>
                    sign is '.' or '-' ? " "
                    : char.IsUpper(sign) ? $" {char.ToLowerInvariant(sign)}"
                    : $"{sign}"
                )
            )
            .Trim();
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
