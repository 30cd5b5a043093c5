using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>
/// One part of an edition, as an edition that says nothing else: its <see cref="Fingerprint"/> tells whether the part is still what
/// somebody saw. A part that is not there says nothing at all.
/// </summary>
public static class EditionPart
{
    private const int Longest = 4_000;

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Edition Nothing = new()
    {
        Name = "",
        Title = "",
        Version = "",
        PublishedOn = default,
        PriceYear = 0,
        Owner = "",
        Source = new Source("", null, ""),
        About = "",
        Themes = [],
        Measures = [],
    };

    /// <summary>The <see cref="EditionText.Fingerprint"/> of a part, wherever a measure stands in the list: others move it along.</summary>
    public static string Fingerprint(Edition part) =>
        EditionText.Fingerprint(
            part with
            {
                Measures = [.. part.Measures.Select(measure => measure with { Order = 0 })],
            }
        );

    /// <summary>What the whole is called and says of itself.</summary>
    public static Edition Heading(Edition edition) =>
        edition with
        {
            Priorities = [],
            Themes = [],
            Measures = [],
            Parameters = [],
            Proxies = [],
            Exclusions = [],
            Examples = [],
        };

    /// <summary>A priority.</summary>
    public static Edition Priority(Edition edition, string id) =>
        Nothing with
        {
            Priorities = [.. edition.Priorities.Where(held => held.Id == id)],
        };

    /// <summary>A theme with its outcomes.</summary>
    public static Edition Theme(Edition edition, string id) =>
        Nothing with
        {
            Themes = [.. edition.Themes.Where(held => held.Id == id)],
        };

    /// <summary>A measure.</summary>
    public static Edition Measure(Edition edition, string code) =>
        Nothing with
        {
            Measures = [.. edition.Measures.Where(held => held.Code == code)],
        };

    /// <summary>A measure with every rule and example that names it.</summary>
    public static Edition MeasureWithMentions(Edition edition, string code) =>
        Measure(edition, code) with
        {
            Exclusions =
            [
                .. edition.Exclusions.Where(rule =>
                    rule.Measures.Concat(rule.Against).Contains(code, StringComparer.Ordinal)
                ),
            ],
            Examples =
            [
                .. edition.Examples.Where(example =>
                    example.Lines.Any(line => line.Measure == code)
                ),
            ],
        };

    /// <summary>A figure over time.</summary>
    public static Edition Parameter(Edition edition, string id) =>
        Nothing with
        {
            Parameters = [.. edition.Parameters.Where(held => held.Id == id)],
        };

    /// <summary>How a unit is valued.</summary>
    public static Edition Proxy(Edition edition, string id) =>
        Nothing with
        {
            Proxies = [.. edition.Proxies.Where(held => held.Id == id)],
        };

    /// <summary>A rule on what is not counted twice.</summary>
    public static Edition Exclusion(Edition edition, string id) =>
        Nothing with
        {
            Exclusions = [.. edition.Exclusions.Where(held => held.Id == id)],
        };

    /// <summary>A worked example.</summary>
    public static Edition Example(Edition edition, string id) =>
        Nothing with
        {
            Examples = [.. edition.Examples.Where(held => held.Id == id)],
        };

    /// <summary>
    /// What the one says that the other does not, as JSON with the keys of <see cref="EditionText"/>; null when there is nothing. Past
    /// 4,000 characters their beginning alone, as <c>text</c>.
    /// </summary>
    internal static string? Unlike(Edition part, Edition other)
    {
        var said = Read(part);
        KeepUnlike(said, Read(other));
        var text = said.ToJsonString(Plain);
        return said.Count == 0 ? null
            : text.Length <= Longest ? text
            : new JsonObject { ["text"] = Beginning(text) }.ToJsonString(Plain);
    }

    private static JsonObject Read(Edition edition) =>
        JsonNode.Parse(EditionText.Write(edition))!.AsObject();

    private static void KeepUnlike(JsonObject said, JsonObject other)
    {
        foreach (var (key, value) in said.ToArray())
        {
            if (key is "id" or "code")
            {
                continue;
            }

            if (value is JsonArray list && other[key] is JsonArray others)
            {
                KeepUnlike(list, others);
            }

            if (value is JsonArray { Count: 0 } || JsonNode.DeepEquals(value, other[key]))
            {
                said.Remove(key);
            }
        }
    }

    private static void KeepUnlike(JsonArray list, JsonArray others)
    {
        foreach (var item in list.ToArray())
        {
            if (others.Any(other => JsonNode.DeepEquals(item, other)))
            {
                list.Remove(item);
            }
            else if (
                item is JsonObject part
                && NameOf(part) is { } name
                && others.OfType<JsonObject>().FirstOrDefault(other => NameOf(other) == name)
                    is { } same
            )
            {
                KeepUnlike(part, same);
            }
        }
    }

    private static string? NameOf(JsonObject part) => (string?)(part["id"] ?? part["code"]);

    /// <summary>Never half of a character that takes two places.</summary>
    private static string Beginning(string text) =>
        text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
