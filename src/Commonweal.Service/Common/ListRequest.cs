namespace Commonweal.Service.Common;

/// <summary>Which part of a list somebody asks for; a page reads it from its address, a program may write it out.</summary>
/// <param name="Search">Words looked for; null for none.</param>
/// <param name="Sort">The sort key; one the list does not know means the list's own order.</param>
/// <param name="Descending">Largest or latest first.</param>
/// <param name="Page">From 1; one that does not exist means the first.</param>
/// <param name="PageSize">Rows on a page.</param>
public sealed record ListRequest(
    string? Search = null,
    string? Sort = null,
    bool Descending = false,
    int Page = 1,
    int PageSize = ListRequest.UsualSize
)
{
    /// <summary>Rows on a page that people read.</summary>
    public const int UsualSize = 25;

    /// <summary>The same, latest or largest first where no order is asked for.</summary>
    public ListRequest LatestFirst => Sort is null ? this with { Descending = true } : this;

    /// <summary>The search as a pattern for <c>ILike</c>: its words anywhere, taken literally.</summary>
    public string Pattern =>
        $"%{(Search ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}

/// <summary>One page of a list.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Total">Rows on all pages together.</param>
/// <param name="Page">Which page it is, from 1.</param>
/// <param name="PageSize">The most rows on one page.</param>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, int Total, int Page, int PageSize)
{
    /// <summary>How many pages there are; an empty list has one.</summary>
    public int Pages => PagesOf(Total, PageSize);

    /// <summary>The same page with each row made into another.</summary>
    public ListPage<TOther> Select<TOther>(Func<TRow, TOther> make) =>
        new([.. Rows.Select(make)], Total, Page, PageSize);

    internal static int PagesOf(int total, int size) => Math.Max(1, (total + size - 1) / size);
}
