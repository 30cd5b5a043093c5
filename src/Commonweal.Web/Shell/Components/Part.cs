using System.Collections.ObjectModel;
using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

/// <summary>Words, or markup a page has made, with the classes and attributes they carry.</summary>
public record Part
{
    public static readonly IReadOnlyDictionary<string, string?> NoAttributes = ReadOnlyDictionary<
        string,
        string?
    >.Empty;

    public string? Text { get; init; }

    /// <summary>Wins over <see cref="Text"/>.</summary>
    public IHtmlContent? Html { get; init; }

    public string? Classes { get; init; }

    public IReadOnlyDictionary<string, string?> Attributes { get; init; } = NoAttributes;

    public bool HasContent => Html is not null || !string.IsNullOrEmpty(Text);

    public static implicit operator Part(string text) => new() { Text = text };

    /// <summary>The words inside an element, under its own class and the part's.</summary>
    public Element In(string element, params IEnumerable<string?> classes)
    {
        var whole = new Element(element, [.. classes, Classes]).Set(Attributes);
        return Html is null ? whole.Add(Text) : whole.Add(Html);
    }

    /// <summary>An element under its own class and the part's, still empty.</summary>
    protected Element Outer(string element, params IEnumerable<string?> classes) =>
        new Element(element, [.. classes, Classes]).Set(Attributes);

    /// <summary>Just the words, or null when there are none.</summary>
    public IHtmlContent? Content =>
        Html ?? (string.IsNullOrEmpty(Text) ? null : new HtmlContentBuilder().Append(Text));
}
