using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Commonweal.App.Tests.Reference;

/// <summary>The part of JSON Schema that <c>data/schema</c> uses, over YAML.</summary>
internal sealed class DataSchema(string name)
{
    private readonly JsonNode root = JsonNode.Parse(
        File.ReadAllText(Path.Combine(DataCopy.Shipped, "schema", $"{name}.schema.json"))
    )!;

    /// <summary>The keys of an object, by the keys and <c>items</c> that lead to it.</summary>
    public IEnumerable<string> Keys(params string[] path) =>
        At(path)["properties"]!.AsObject().Select(pair => pair.Key);

    /// <summary>The choices of a value, by the keys and <c>items</c> that lead to it.</summary>
    public IEnumerable<string> Choices(params string[] path) =>
        At(path)["enum"]!.AsArray().Select(choice => (string)choice!);

    /// <summary>What of a file does not fit, with its line.</summary>
    public IEnumerable<string> Misfits(string file)
    {
        using var text = File.OpenText(Path.Combine(DataCopy.Shipped, file));
        var stream = new YamlStream();
        stream.Load(text);
        return Misfits(stream.Documents[0].RootNode, root)
            .Select(misfit => $"{file}:{misfit.Line}: {misfit.Says}");
    }

    private JsonNode At(string[] path) =>
        path.Aggregate(
            root,
            (at, key) => Meant(key == "items" ? at["items"]! : at["properties"]![key]!)
        );

    private JsonNode Meant(JsonNode schema) =>
        (string?)schema["$ref"] is { } name ? root["$defs"]![name["#/$defs/".Length..]]! : schema;

    private IEnumerable<(long Line, string Says)> Misfits(YamlNode value, JsonNode schema)
    {
        schema = Meant(schema);
        return (string?)schema["type"] switch
        {
            "object" when value is YamlMappingNode keys => OfKeys(keys, schema),
            "array" when value is YamlSequenceNode list => list.SelectMany(item =>
                Misfits(item, schema["items"]!)
            ),
            "object" or "array" => [(value.Start.Line, $"is no {schema["type"]}")],
            _ => Fits((YamlScalarNode)value, schema)
                ? []
                : [(value.Start.Line, $"\"{value}\" does not fit {schema.ToJsonString()}")],
        };
    }

    private IEnumerable<(long Line, string Says)> OfKeys(YamlMappingNode keys, JsonNode schema)
    {
        var met = keys.Children.ToDictionary(
            pair => pair.Key.ToString(),
            pair => pair.Value,
            StringComparer.Ordinal
        );
        foreach (var missing in schema["required"]?.AsArray().Select(key => (string)key!) ?? [])
        {
            if (!met.ContainsKey(missing))
            {
                yield return (keys.Start.Line, $"lacks {missing}");
            }
        }

        foreach (var (key, value) in met)
        {
            var inner = (schema["properties"]?[key] ?? schema["additionalProperties"])
                is JsonObject known
                ? Misfits(value, known)
                : [(value.Start.Line, $"unknown key {key}")];
            foreach (var misfit in inner)
            {
                yield return misfit;
            }
        }
    }

    private static bool Fits(YamlScalarNode value, JsonNode schema) =>
        (string?)schema["type"] switch
        {
            "number" or "integer" => value.Style == ScalarStyle.Plain
                && decimal.TryParse(value.Value, CultureInfo.InvariantCulture, out _),
            "boolean" => value.Value is "true" or "false",
            _ => !string.IsNullOrEmpty(value.Value),
        }
        && (
            schema["enum"] is not JsonArray choices
            || choices.Any(choice => (string?)choice == value.Value)
        )
        && (
            (string?)schema["pattern"] is not { } pattern
            || Regex.IsMatch(
                value.Value!,
                pattern,
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
        );
}
