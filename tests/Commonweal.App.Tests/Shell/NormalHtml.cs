using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Commonweal.App.Tests.Shell;

/// <summary>HTML written so that only differences a browser would notice remain.</summary>
internal static class NormalHtml
{
    // An svg here always lies in a row of its own making, which has no spaces.
    private static readonly HashSet<string> Inline = ["A", "SPAN", "STRONG", "B", "BUTTON"];

    public static string Of(string html)
    {
        var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body></body>");
        // A template keeps what the parser would move or drop outside its usual parent, such as an option.
        document.Body!.InnerHtml = html;
        return string.Concat(document.Body.ChildNodes.Select(node => Write(node, 0)));
    }

    private static string Write(INode node, int depth) =>
        node switch
        {
            IElement element => WriteElement(element, depth),
            IText text => WriteText(text, depth),
            _ => "",
        };

    private static string WriteElement(IElement element, int depth)
    {
        var attributes = element
            .Attributes.Select(attribute =>
                (
                    attribute.Name,
                    Value: attribute.Name == "class" ? Spaced(attribute.Value) : attribute.Value
                )
            )
            .OrderBy(attribute => attribute.Name, StringComparer.Ordinal)
            .Select(attribute => $" {attribute.Name}=\"{attribute.Value}\"");
        var inside = string.Concat(element.ChildNodes.Select(child => Write(child, depth + 1)));
        return $"{Indent(depth)}<{element.LocalName}{string.Concat(attributes)}>\n{inside}";
    }

    private static string WriteText(IText text, int depth)
    {
        if (text.ParentElement?.LocalName is "textarea" or "pre")
            return $"{Indent(depth)}{text.Data}\n";
        var words = Spaced(text.Data);
        if (words.Length == 0)
            return "";
        // A space counts only beside something that stands in the same line.
        var before = char.IsWhiteSpace(text.Data[0]) && IsInline(text.PreviousSibling) ? "_" : "";
        var after = char.IsWhiteSpace(text.Data[^1]) && IsInline(text.NextSibling) ? "_" : "";
        return $"{Indent(depth)}{before}{words}{after}\n";
    }

    private static bool IsInline(INode? node) =>
        node is IElement element && Inline.Contains(element.NodeName);

    private static string Spaced(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Indent(int depth) => new(' ', depth * 2);
}
