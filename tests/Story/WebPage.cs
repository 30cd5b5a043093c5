using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Commonweal.Story;

/// <summary>What came back: a page as a person reads it, or a file.</summary>
public sealed record WebPage(
    HttpStatusCode Status,
    Uri Address,
    HttpResponseHeaders Headers,
    HttpContentHeaders ContentHeaders,
    byte[] Bytes,
    IHtmlDocument Document
)
{
    /// <summary>Path and query, after redirects.</summary>
    public string Path => Address.PathAndQuery;

    /// <summary>What proves that a form was got from the site; for sending what no form of the page would.</summary>
    public (string Name, string Value) Token =>
        (
            "__RequestVerificationToken",
            Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!
        );

    /// <summary>The heading of the page; empty when there is none.</summary>
    public string Heading => WordsOf(Document.QuerySelector("h1"));

    /// <summary>All words of the main part, spaces in one.</summary>
    public string Text => WordsOf(Document.QuerySelector("main") ?? Document.Body);

    /// <summary>What the error summary says, in its order.</summary>
    public IReadOnlyList<string> Problems =>
        [.. Document.QuerySelectorAll(".govuk-error-summary__list li").Select(WordsOf)];

    /// <summary>What the green banner says; empty when there is none.</summary>
    public string Success =>
        WordsOf(
            Document.QuerySelector(
                ".govuk-notification-banner--success .govuk-notification-banner__content"
            )
        );

    /// <summary>The cells of each row of the page's tables, headings left out.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows =>
        [
            .. Document
                .QuerySelectorAll("tbody tr")
                .Select(row => (IReadOnlyList<string>)[.. row.Children.Select(WordsOf)]),
        ];

    /// <summary>The address of the link with these words.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public string Link(string words) =>
        Document.QuerySelectorAll("a").FirstOrDefault(link => WordsOf(link) == words) is { } link
            ? link.GetAttribute("href")!
            : throw new InvalidOperationException($"No link \"{words}\" on {this}");

    /// <summary>What stands in the text field of that name; null where the page has none.</summary>
    public string? Value(string name) =>
        Document.QuerySelector($"main [name='{name}']") switch
        {
            IHtmlTextAreaElement text => text.Value,
            IHtmlInputElement input => input.Value,
            _ => null,
        };

    /// <summary>For the message of a test that failed.</summary>
    public override string ToString() =>
        $"{(int)Status} {Path}: {Heading} {string.Join(" | ", Problems)}";

    internal static string WordsOf(INode? node) =>
        string.Join(
            ' ',
            (node?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
