using System.Collections.Frozen;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Commonweal.Web.Shell.Components;

/// <summary>One HTML element, written once: every attribute value and every text is encoded.</summary>
public sealed class Element(string name, params IEnumerable<string?> classes) : IHtmlContent
{
    private static readonly FrozenSet<string> Void = ["input", "br", "hr", "img"];

    private readonly List<(string Name, string? Value)> attributes = [];
    private readonly List<IHtmlContent> children = [];
    private readonly string classNames = Join(classes);

    /// <summary>Words separated by one space, leaving out those that are absent.</summary>
    public static string Join(params IEnumerable<string?> words) =>
        string.Join(' ', words.Where(word => !string.IsNullOrEmpty(word)));

    /// <summary>Sets an attribute; null leaves it out.</summary>
    public Element Set(string attribute, string? value)
    {
        if (value is not null)
            attributes.Add((attribute, value));
        return this;
    }

    /// <summary>Sets an attribute that has no value, such as <c>disabled</c>.</summary>
    public Element Set(string attribute, bool present)
    {
        if (present)
            attributes.Add((attribute, null));
        return this;
    }

    public Element Set(IReadOnlyDictionary<string, string?>? more)
    {
        foreach (var (attribute, value) in more ?? Part.NoAttributes)
            Set(attribute, value);
        return this;
    }

    public Element Add(string? text) => text is null ? this : Add(new TextContent(text));

    public Element Add(params IEnumerable<IHtmlContent?> more)
    {
        children.AddRange(more.OfType<IHtmlContent>());
        return this;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write('<');
        writer.Write(name);
        if (classNames.Length > 0)
            WriteAttribute(writer, encoder, "class", classNames);
        foreach (var (attribute, value) in attributes)
            WriteAttribute(writer, encoder, attribute, value);
        writer.Write('>');
        foreach (var child in children)
            child.WriteTo(writer, encoder);
        if (!Void.Contains(name))
            writer.Write($"</{name}>");
    }

    private static void WriteAttribute(
        TextWriter writer,
        HtmlEncoder encoder,
        string attribute,
        string? value
    )
    {
        writer.Write(' ');
        writer.Write(attribute);
        if (value is null)
            return;
        writer.Write("=\"");
        encoder.Encode(writer, value);
        writer.Write('"');
    }

    private sealed class TextContent(string text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => encoder.Encode(writer, text);
    }
}
