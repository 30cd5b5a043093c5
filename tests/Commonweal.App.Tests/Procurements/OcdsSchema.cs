using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Commonweal.Story;

namespace Commonweal.App.Tests.Procurements;

/// <summary>The release schema of OCDS 1.1 with the UK's extension and those it builds on merged in (RFC 7396), and what of a release does not fit it.</summary>
internal sealed class OcdsSchema
{
    /// <summary>In the order they are merged: the UK's comes last and adds to the others.</summary>
    private static readonly string[] Patches =
    [
        "extensions/lots.json",
        "extensions/location.json",
        "extensions/otherRequirements.json",
        "extensions/suitability.json",
        "extensions/options.json",
        "extensions/renewal.json",
        "extensions/awardCriteria.json",
        "uk/release-schema.json",
    ];

    private readonly JsonNode root;

    private OcdsSchema(JsonNode root) => this.root = root;

    /// <summary>The schema of a release, merged.</summary>
    public static OcdsSchema OfRelease() =>
        new(
            Patches.Aggregate(
                Read("1.1/release-schema.json"),
                (schema, patch) => Merged(schema, Read(patch))!
            )
        );

    /// <summary>What does not fit, each with its place; unknown members too.</summary>
    public IReadOnlyList<string> Misfits(JsonNode release) => [.. Of(release, root, "")];

    private static JsonNode Read(string name) =>
        JsonNode.Parse(
            File.ReadAllText(
                Path.Combine(World.RepositoryData(), "..", "tests", "fixtures", "ocds-schema", name)
            )
        )!;

    private static JsonNode? Merged(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var merged = target is JsonObject known ? (JsonObject)known.DeepClone() : [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = Merged(merged[name], change);
            }
        }

        return merged;
    }

    private JsonNode Meant(JsonNode schema) =>
        (string?)schema["$ref"] is { } name
            ? root["definitions"]![name["#/definitions/".Length..]]!
            : schema;

    private IEnumerable<string> Of(JsonNode? value, JsonNode schema, string at)
    {
        schema = Meant(schema);
        if (!HasType(value, schema["type"]))
        {
            return
            [
                $"{at}: {value?.ToJsonString() ?? "null"} is no {schema["type"]?.ToJsonString()}",
            ];
        }

        return value switch
        {
            JsonObject members => OfMembers(members, schema, at),
            JsonArray items => OfItems(items, schema, at),
            JsonValue one => OfValue(one, schema, at),
            _ => [],
        };
    }

    private IEnumerable<string> OfMembers(JsonObject members, JsonNode schema, string at)
    {
        foreach (var name in schema["required"]?.AsArray().Select(name => (string)name!) ?? [])
        {
            if (!members.ContainsKey(name))
            {
                yield return $"{at}: lacks {name}";
            }
        }

        foreach (var (name, value) in members)
        {
            var place = at.Length == 0 ? name : $"{at}.{name}";
            if (schema["properties"]?[name] is { } known)
            {
                foreach (var misfit in Of(value, known, place))
                {
                    yield return misfit;
                }
            }
            else
            {
                yield return $"{place}: is unknown";
            }
        }
    }

    private IEnumerable<string> OfItems(JsonArray items, JsonNode schema, string at)
    {
        if (items.Count < ((int?)schema["minItems"] ?? 0))
        {
            yield return $"{at}: has {items.Count} items";
        }

        if (
            (bool?)schema["uniqueItems"] is true
            && items.Select(item => item!.ToJsonString()).Distinct(StringComparer.Ordinal).Count()
                < items.Count
        )
        {
            yield return $"{at}: has an item twice";
        }

        if (schema["items"] is { } each)
        {
            foreach (var (number, item) in items.Index())
            {
                foreach (var misfit in Of(item, each, $"{at}[{number}]"))
                {
                    yield return misfit;
                }
            }
        }
    }

    private static IEnumerable<string> OfValue(JsonValue value, JsonNode schema, string at)
    {
        var text =
            value.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)value! : null;
        if (schema["enum"] is JsonArray choices && choices.All(choice => (string?)choice != text))
        {
            yield return $"{at}: \"{text}\" is no choice";
        }

        if (text is null)
        {
            yield break;
        }

        if (text.Length < ((int?)schema["minLength"] ?? 0))
        {
            yield return $"{at}: is empty";
        }

        if (
            (string?)schema["pattern"] is { } pattern
            && !Regex.IsMatch(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
        )
        {
            yield return $"{at}: \"{text}\" does not match {pattern}";
        }

        var fits = (string?)schema["format"] switch
        {
            "date-time" => DateTimeOffset.TryParseExact(
                text,
                ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            ),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };
        if (!fits)
        {
            yield return $"{at}: \"{text}\" is no {schema["format"]}";
        }
    }

    private static bool HasType(JsonNode? value, JsonNode? type) =>
        type switch
        {
            null => true,
            JsonArray several => several.Any(one => HasType(value, one)),
            _ => (string?)type switch
            {
                "null" => value is null,
                "object" => value is JsonObject,
                "array" => value is JsonArray,
                "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
                "boolean" => value?.GetValueKind()
                    is System.Text.Json.JsonValueKind.True
                        or System.Text.Json.JsonValueKind.False,
                "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number
                    && !value.ToJsonString().Contains('.', StringComparison.Ordinal),
                "number" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
                _ => false,
            },
        };
}
