using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Commonweal.Browser.Tests;

/// <summary>
/// How a page is built: its elements with their classes and the names of their attributes, without its words. Of children
/// built alike it counts only whether there are several, so a list is built the same whatever its length.
/// </summary>
/// <param name="Main">Its main part.</param>
/// <param name="Around">What stands around that: the menu of whoever opened it, the footer.</param>
internal sealed record PageBuild(string Main, string Around)
{
    /// <summary>The build of a page.</summary>
    public static PageBuild Of(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var main = page.QuerySelector("main");
        main?.Remove();
        return new(main is null ? "" : Of(main), Of(page.DocumentElement));
    }

    private static string Of(IElement element)
    {
        var attributes = string.Join(' ', element.Attributes.Select(attribute => attribute.Name));
        var children = element
            .Children.Select(Of)
            .GroupBy(child => child, StringComparer.Ordinal)
            .Select(alike => alike.Skip(1).Any() ? $"{alike.Key}+" : alike.Key);
        return $"<{element.LocalName} {element.ClassName} {attributes}>{string.Concat(children)}</>";
    }
}
