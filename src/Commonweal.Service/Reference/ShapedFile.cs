using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Commonweal.Service.Reference;

/// <summary>
/// Reads a file as its schema says, so that its faults are told as those of every other file. Follows the part of JSON
/// Schema that such schemas use; beyond it, no two things of one list may have the same <c>id</c>.
/// </summary>
internal sealed class ShapedFile
{
    private readonly JsonNode root;

    private ShapedFile(JsonNode root) => this.root = root;

    public static void Check(
        string data,
        string file,
        string schema,
        ICollection<DataProblem> problems
    )
    {
        try
        {
            var shape = JsonNode.Parse(File.ReadAllText(Path.Combine(data, schema)))!;
            YamlFile.Read(data, file, problems, map => new ShapedFile(shape).Follow(map, shape));
        }
        catch (Exception fault)
            when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            var unreadable = $"{file} cannot be checked without this schema. Put it back.";
            problems.Add(new DataProblem(schema, 1, "data.schema.unreadable", unreadable));
        }
    }

    private YamlMap Follow(YamlMap map, JsonNode shape)
    {
        foreach (var (key, inner) in shape["properties"]?.AsObject() ?? [])
        {
            if (map.Has(key) || Texts(shape["required"]).Contains(key, StringComparer.Ordinal))
            {
                Follow(map, key, Meant(inner!));
            }
        }

        if (shape["additionalProperties"] is JsonObject any)
        {
            foreach (var key in map.Keys)
            {
                Follow(map, key, any);
            }
        }

        return map;
    }

    private void Follow(YamlMap map, string key, JsonNode shape)
    {
        switch ((string)shape["type"]!)
        {
            case "object":
                Follow(map.Map(key), shape);
                break;
            case "array"
                when Meant(shape["items"]!) is var item && (string?)item["type"] == "object":
                FollowList(map, key, item);
                break;
            case "array":
                foreach (var text in map.Texts(key))
                {
                    RefuseUnfit(map, key, text, shape["items"]!);
                }

                break;
            case "number":
                map.Decimal(key);
                break;
            case "integer":
                map.Whole(key, 0, int.MaxValue);
                break;
            case "boolean":
                map.Flag(key);
                break;
            default:
                RefuseUnfit(map, key, map.Text(key), shape);
                break;
        }
    }

    /// <summary>A shape that stands under <c>$defs</c>, where it is only referred to.</summary>
    private JsonNode Meant(JsonNode shape) =>
        (string?)shape["$ref"] is { } name ? root["$defs"]![name["#/$defs/".Length..]]! : shape;

    private void FollowList(YamlMap map, string key, JsonNode shape)
    {
        var ids = new Named<YamlMap>("name");
        foreach (var item in map.Maps(key))
        {
            Follow(item, shape);
            if (shape["properties"]!["id"] is not null && item.Has("id"))
            {
                ids.Add(item, "id", item.Text("id"), item);
            }
        }
    }

    private static void RefuseUnfit(YamlMap map, string key, string text, JsonNode shape)
    {
        var choices = Texts(shape["enum"]);
        var fits =
            (choices.Count == 0 || choices.Contains(text, StringComparer.Ordinal))
            && ((string?)shape["pattern"] is not { } pattern || Matches(text, pattern));
        if (text.Length > 0 && !fits)
        {
            var instead =
                choices.Count == 0
                    ? (string?)shape["description"]
                    : $"one of {string.Join(", ", choices)}";
            map.Refuse("data.value.wrong", $"\"{key}\" holds \"{text}\". Write {instead}.", key);
        }
    }

    private static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking);

    private static IReadOnlyList<string> Texts(JsonNode? list) =>
        [.. list?.AsArray().Select(text => (string)text!) ?? []];
}
