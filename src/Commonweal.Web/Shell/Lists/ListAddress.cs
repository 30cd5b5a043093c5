using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Service.Common;
using Microsoft.AspNetCore.Http.Extensions;

namespace Commonweal.Web.Shell.Lists;

/// <summary>
/// A list's state, all of it in its address: <c>?search=bee&amp;sort=-value&amp;page=2</c>, with the page's own filters
/// beside it. <c>-</c> turns the order round; <c>format=csv</c> or <c>xlsx</c> asks for the file.
/// </summary>
public sealed class ListAddress(HttpRequest request)
{
    private const int LongestSearch = 200;

    public string? Search { get; } = Plain(request.Query["search"]);

    public string? Sort { get; } = Plain(request.Query["sort"])?.TrimStart('-');

    public bool Descending { get; } = Plain(request.Query["sort"])?.StartsWith('-') == true;

    public string? Format { get; } = Plain(request.Query["format"]);

    /// <summary>True when search or a filter of the page's own may have left rows out.</summary>
    public bool IsFiltered => FiltersSet > 0 || Search is not null;

    /// <summary>How many filters of the page's own have a value.</summary>
    public int FiltersSet => Filters.Count();

    public string Path => request.PathBase + request.Path;

    /// <summary>The page's own filters, which every link keeps.</summary>
    private IEnumerable<KeyValuePair<string, string?>> Filters =>
        request
            .Query.Where(pair => pair.Key is not ("search" or "sort" or "page" or "format"))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Value));

    public ListRequest ToRequest() =>
        new(
            Search,
            Sort,
            Descending,
            int.TryParse(
                request.Query["page"],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var page
            )
                ? page
                : 1
        );

    /// <summary>The same list sorted by <paramref name="key"/>, or the other way round if it already is; from its first page.</summary>
    public string SortedBy(string key) =>
        With("sort", key == Sort && !Descending ? $"-{key}" : key);

    public string OnPage(int page) => With("page", page.ToString(CultureInfo.InvariantCulture));

    public string AsFile(string format) => With("format", format);

    private string With(string name, string value)
    {
        var query = new QueryBuilder();
        foreach (var (key, kept) in Filters)
            query.Add(key, kept!);
        if (Search is not null)
            query.Add("search", Search);
        if (name != "sort" && Sort is not null)
            query.Add("sort", Descending ? $"-{Sort}" : Sort);
        query.Add(name, value);
        return Path + query.ToQueryString();
    }

    /// <summary>Typed text without the signs a database refuses, or null when nothing is left.</summary>
    private static string? Plain(string? typed)
    {
        var text = PlainText
            .Cut(Written.Signs(typed ?? ""), LongestSearch)
            .ReplaceLineEndings(" ")
            .Trim();
        return text.Length == 0 ? null : text;
    }
}
