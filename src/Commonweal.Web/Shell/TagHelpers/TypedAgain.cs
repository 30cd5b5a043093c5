using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Commonweal.Service.People;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>
/// Puts what somebody typed and could not send back into the fields of the form it was typed in. Only where the form is still the same:
/// it posts to the same address about the same things, and has a field for everything that was typed.
/// </summary>
internal static partial class TypedAgain
{
    // What the form says of the state it was filled in from: kept as it was, so that a colleague's later work is not written over.
    private static readonly string[] Read = [WhatWasRead.Field, "Version", "Revision"];

    /// <summary>Whether the form now shows what was kept.</summary>
    public static async Task<bool> FillAsync(ViewContext view, TagHelperOutput output)
    {
        var http = view.HttpContext;
        var forms = http.RequestServices.GetRequiredService<TypedForms>();
        if (KeepsTypedForms.SentAgain(http.Request) is { } again)
        {
            // Refused and shown once more: it is still what was kept.
            if (
                AddressOf(output)
                == $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}"
            )
                output.PostContent.AppendHtml(Hidden(TypedForms.Again, again));
            return false;
        }

        if (
            forms.IsInItsFields
            || await forms.WaitingAsync(http) is not { } kept
            || !IsSame(await HtmlOfAsync(output), AddressOf(output), http.Request.PathBase, kept)
        )
        {
            return false;
        }

        if (await FilledAsync(view, output, kept) is not { } filled)
        {
            output.Content.SetHtmlContent(
                await output.GetChildContentAsync(useCachedResult: false)
            );
            return false;
        }

        output.Content.SetHtmlContent(new HtmlString(filled));
        output.PostContent.AppendHtml(Hidden(TypedForms.Again, $"{http.Request.Path}"));
        foreach (var (name, value) in kept.Fields.Where(field => field.Key == WhatWasRead.Field))
        {
            output.PostContent.AppendHtml(Hidden(name, value));
        }

        return forms.IsInItsFields = true;
    }

    public static TagBuilder Hidden(string name, string value)
    {
        var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        field.Attributes["type"] = "hidden";
        field.Attributes["name"] = name;
        field.Attributes["value"] = value;
        return field;
    }

    private static bool IsSame(string html, string action, PathString root, TypedPages.View kept)
    {
        var hidden = InputTag()
            .Matches(html)
            .Select(tag =>
                (Type: Part(tag, "type"), Name: Part(tag, "name"), Value: Part(tag, "value"))
            )
            .Where(input => input.Type == "hidden")
            .ToList();
        var text = WebUtility.HtmlDecode(html);
        var to = root + kept.To;
        return (action == to || text.Contains($"formaction=\"{to}\"", StringComparison.Ordinal))
            // The form that sends what was kept as it is.
            && hidden.TrueForAll(input => input.Name != TypedForms.Again)
            && hidden.TrueForAll(input =>
                Read.Contains(input.Name, StringComparer.Ordinal)
                || input.Name.StartsWith("__", StringComparison.Ordinal)
                || kept.Fields.Contains(KeyValuePair.Create(input.Name, input.Value))
            )
            && Said(kept)
                .All(field => text.Contains($"name=\"{field.Key}\"", StringComparison.Ordinal));
    }

    /// <summary>The fields with what was typed; null where one of them does not take it.</summary>
    private static async Task<string?> FilledAsync(
        ViewContext view,
        TagHelperOutput output,
        TypedPages.View kept
    )
    {
        var state = view.ModelState;
        var before = new Dictionary<string, (object? Raw, string? Attempted)?>(
            StringComparer.OrdinalIgnoreCase
        );
        foreach (
            var field in kept.Fields.GroupBy(
                field => field.Key,
                field => field.Value,
                StringComparer.OrdinalIgnoreCase
            )
        )
        {
            string[] values = [.. field];
            before[field.Key] = state.TryGetValue(field.Key, out var entry)
                ? (entry.RawValue, entry.AttemptedValue)
                : null;
            state.SetModelValue(
                field.Key,
                values is [var one] ? one : values,
                string.Join(',', values)
            );
        }

        var html = Version()
            .Replace(
                await HtmlOfAsync(output),
                tag =>
                    Part(tag, "type") == "hidden"
                    && kept.Fields.FirstOrDefault(field => field.Key == Part(tag, "name"))
                        is { Key: not null } field
                        ? Written(Hidden(field.Key, field.Value))
                        : tag.Value
            );
        foreach (var (name, value) in before)
        {
            if (value is { } old)
                state.SetModelValue(name, old.Raw, old.Attempted);
            else
                state.Remove(name);
        }

        var shown = WebUtility.HtmlDecode(html).ReplaceLineEndings("\n");
        return Said(kept)
            .All(field =>
                shown.Contains(field.Value.ReplaceLineEndings("\n"), StringComparison.Ordinal)
            )
            ? html
            : null;
    }

    private static IEnumerable<KeyValuePair<string, string>> Said(TypedPages.View kept) =>
        kept.Fields.Where(field =>
            field.Value.Trim().Length > 0 && !Read.Contains(field.Key, StringComparer.Ordinal)
        );

    private static async Task<string> HtmlOfAsync(TagHelperOutput output) =>
        (await output.GetChildContentAsync(useCachedResult: false)).GetContent();

    private static string AddressOf(TagHelperOutput output) =>
        output.Attributes["action"]?.Value is { } action
            ? WebUtility.HtmlDecode(action is IHtmlContent content ? Written(content) : $"{action}")
            : "";

    private static string Written(IHtmlContent content)
    {
        using var text = new StringWriter();
        content.WriteTo(text, HtmlEncoder.Default);
        return text.ToString();
    }

    private static string Part(Match tag, string name) =>
        WebUtility.HtmlDecode(
            Attribute()
                .Matches(tag.Value)
                .FirstOrDefault(part => part.Groups["name"].Value == name)
                ?.Groups["value"]
                .Value
                ?? ""
        );

    [GeneratedRegex("<input [^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex InputTag();

    [GeneratedRegex(
        "<input [^>]*name=\"(Version|Revision)\"[^>]*>",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Version();

    [GeneratedRegex("(?<name>[a-z-]+)=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();
}
