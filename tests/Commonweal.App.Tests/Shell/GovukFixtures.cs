using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Html;

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
            Repository(),
            "src/Commonweal.Web/node_modules/govuk-frontend/dist/govuk/components"
        );

    public static IEnumerable<(string Name, JsonElement Options, string Html)> Of(string component)
    {
        using var file = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Folder, component, "fixtures.json"))
        );
        return
        [
            .. file
                .RootElement.GetProperty("fixtures")
                .EnumerateArray()
                .Select(fixture =>
                    (
                        fixture.GetProperty("name").GetString()!,
                        fixture.GetProperty("options").Clone(),
                        fixture.GetProperty("html").GetString()!
                    )
                ),
        ];
    }

    /// <summary>The component these options make, or the path of the first option it does not have.</summary>
    public static (Component? Component, string? Unsupported) Read(Type type, JsonElement options)
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

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Commonweal.slnx")))
            folder =
                folder.Parent
                ?? throw new InvalidOperationException("Run from inside the repository.");
        return folder.FullName;
    }

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

    /// <summary>The fixtures write some texts as numbers, or as false for none.</summary>
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
                JsonTokenType.False or JsonTokenType.Null => null,
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
