using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Commonweal.Service.Reference;

/// <summary>Writes JSON as YAML that <see cref="YamlFile"/> reads back the same, key for key and digit for digit.</summary>
internal static class YamlText
{
    private static readonly string[] Days = ["from", "publishedOn", "on", "day"];

    /// <summary>The whole of it.</summary>
    public static string Of(JsonElement json) => Text(Node(json));

    /// <summary>One key of it with what it holds.</summary>
    public static string Of(JsonElement json, string key) =>
        Text(new YamlMappingNode { { key, Node(json.GetProperty(key)) } });

    private static string Text(YamlNode node)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(node)).Save(text, assignAnchors: false);
        const string End = "...\n";
        var written = text.ToString();
        return written.EndsWith(End, StringComparison.Ordinal) ? written[..^End.Length] : written;
    }

    private static YamlNode Node(JsonElement json, bool isDay = false) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => new YamlMappingNode(
                json.EnumerateObject()
                    .Select(key => new KeyValuePair<YamlNode, YamlNode>(
                        key.Name,
                        Node(key.Value, Days.Contains(key.Name, StringComparer.Ordinal))
                    ))
            ),
            JsonValueKind.Array => new YamlSequenceNode(
                json.EnumerateArray().Select(item => Node(item))
            ),
            JsonValueKind.String => Scalar(json.GetString()!, isDay),
            _ => new YamlScalarNode(json.GetRawText()),
        };

    /// <summary>Quoted wherever it would be read as anything but this text; a day stands plain, as in files written by hand.</summary>
    private static YamlScalarNode Scalar(string text, bool isDay) =>
        new(text)
        {
            Style =
                (!isDay && YamlMap.IsOtherThanText(text)) || text.Any(IsEndOfLine)
                    ? ScalarStyle.DoubleQuoted
                    : ScalarStyle.Any,
        };

    /// <summary>Signs at which a reader of YAML may see a line end where we mean none, or another one than we mean.</summary>
    private static bool IsEndOfLine(char sign) =>
        sign is < ' ' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF';
}
