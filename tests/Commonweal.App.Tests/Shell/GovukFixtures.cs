using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Commonweal.Story;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;
using Xunit;

namespace Commonweal.App.Tests.Shell;

/// <summary>The examples that govuk-frontend publishes for each component: options, and the HTML they make.</summary>
internal static class GovukFixtures
{
    public static readonly IReadOnlyDictionary<string, Type> Ours = new Dictionary<string, Type>(
        StringComparer.Ordinal
    )
    {
        ["back-link"] = typeof(BackLink),
        ["breadcrumbs"] = typeof(Breadcrumbs),
        ["button"] = typeof(Button),
        ["character-count"] = typeof(CharacterCount),
        ["checkboxes"] = typeof(Checkboxes),
        ["date-input"] = typeof(DateInput),
        ["details"] = typeof(Details),
        ["error-message"] = typeof(ErrorMessage),
        ["error-summary"] = typeof(ErrorSummary),
        ["fieldset"] = typeof(Fieldset),
        ["file-upload"] = typeof(FileUpload),
        ["hint"] = typeof(Hint),
        ["input"] = typeof(Input),
        ["inset-text"] = typeof(InsetText),
        ["label"] = typeof(Label),
        ["notification-banner"] = typeof(NotificationBanner),
        ["pagination"] = typeof(Pagination),
        ["panel"] = typeof(Panel),
        ["password-input"] = typeof(PasswordInput),
        ["radios"] = typeof(Radios),
        ["select"] = typeof(Select),
        ["service-navigation"] = typeof(ServiceNavigation),
        ["skip-link"] = typeof(SkipLink),
        ["summary-list"] = typeof(SummaryList),
        ["table"] = typeof(Table),
        ["tabs"] = typeof(Tabs),
        ["tag"] = typeof(Tag),
        ["task-list"] = typeof(TaskList),
        ["textarea"] = typeof(Textarea),
        ["warning-text"] = typeof(WarningText),
    };

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new MarkupReader(), new TextReader(), new FlagReader() },
    };

    public static string Folder { get; } =
        Path.Combine(
            World.RepositoryData(),
            "../src/Commonweal.Web/node_modules/govuk-frontend/dist/govuk/components"
        );

    public static IEnumerable<(string Name, JsonNode Options, string Html)> Of(string component)
    {
        var path = Path.Combine(Folder, component, "fixtures.json");
        Assert.True(
            File.Exists(path),
            $"{path} is not there. Run `npm ci` in src/Commonweal.Web, then this test again."
        );
        return
        [
            .. JsonNode.Parse(File.ReadAllText(path))!["fixtures"]!
                .AsArray()
                .Select(fixture =>
                    (
                        (string)fixture!["name"]!,
                        Tidied(fixture["options"]!)!,
                        (string)fixture["html"]!
                    )
                ),
        ];
    }

    /// <summary>The component these options make, or the path of the first option it does not have.</summary>
    public static (Component? Component, string? Unsupported) Read(Type type, JsonNode options)
    {
        try
        {
            return ((Component)options.Deserialize(type, Options)!, null);
        }
        catch (JsonException problem)
        {
            return (null, problem.Path);
        }
    }

    /// <summary>
    /// What JavaScript takes for nothing is nothing: <c>false</c> among objects, or where an object could stand. A select
    /// says <c>selected</c> for what we call checked everywhere.
    /// </summary>
    private static JsonNode? Tidied(JsonNode? node) =>
        node switch
        {
            JsonObject whole => new JsonObject(
                whole.Select(pair =>
                    KeyValuePair.Create(
                        pair.Key == "selected" ? "checked" : pair.Key,
                        pair.Key is "html" && pair.Value?.GetValueKind() == JsonValueKind.False
                            ? null
                            : Tidied(pair.Value)
                    )
                )
            ),
            JsonArray many => new JsonArray([
                .. many.Select(item =>
                    item?.ToJsonString() is "false" or "\"\""
                    || (many.Any(other => other is JsonObject or JsonArray) && item is JsonValue)
                        ? null
                        : Tidied(item)
                ),
            ]),
            _ => node?.DeepClone(),
        };

    private sealed class MarkupReader : JsonConverter<IHtmlContent>
    {
        public override IHtmlContent? Read(
            ref Utf8JsonReader reader,
            Type type,
            JsonSerializerOptions options
        ) => reader.GetString() is { Length: > 0 } html ? new HtmlString(html) : null;

        public override void Write(
            Utf8JsonWriter writer,
            IHtmlContent value,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();
    }

    /// <summary>The fixtures write some texts as numbers or as truth values.</summary>
    private sealed class TextReader : JsonConverter<string>
    {
        public override string? Read(
            ref Utf8JsonReader reader,
            Type type,
            JsonSerializerOptions options
        ) =>
            reader.TokenType switch
            {
                JsonTokenType.Number => reader
                    .GetDecimal()
                    .ToString(System.Globalization.CultureInfo.InvariantCulture),
                JsonTokenType.Null => null,
                JsonTokenType.False => "false",
                JsonTokenType.True => "true",
                _ => reader.GetString(),
            };

        public override void Write(
            Utf8JsonWriter writer,
            string value,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();
    }

    private sealed class FlagReader : JsonConverter<bool>
    {
        public override bool Read(
            ref Utf8JsonReader reader,
            Type type,
            JsonSerializerOptions options
        ) =>
            reader.TokenType is JsonTokenType.String
                ? reader.GetString() is { Length: > 0 }
                : reader.GetBoolean();

        public override void Write(
            Utf8JsonWriter writer,
            bool value,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();
    }
}
