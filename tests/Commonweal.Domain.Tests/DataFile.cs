using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Commonweal.Domain.Tests;

/// <summary>Worked examples under <c>data/</c>, read as the JSON they would be.</summary>
internal static class DataFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string Folder { get; } = Path.Combine(Root, "data");

    public static JsonObject Read(string path)
    {
        using var text = File.OpenText(Path.Combine(Folder, path));
        var stream = new YamlStream();
        stream.Load(text);
        return (JsonObject)Json(stream.Documents[0].RootNode)!;
    }

    public static T As<T>(this JsonNode? node) => node.Deserialize<T>(Strict)!;

    private static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(pair =>
                    KeyValuePair.Create(pair.Key.ToString(), Json(pair.Value))
                )
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar =>
                scalar.Value == "true",
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "" } => null,
            var scalar => scalar.ToString(),
        };

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Commonweal.slnx"))
            ? folder
            : Above(Path.GetDirectoryName(folder)!);
}
