using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Common;

/// <summary>Takes the page that was asked for out of a query, in the database.</summary>
public static class Paging
{
    /// <summary>
    /// The page, sorted by the key asked for and then by the others in turn: the first key is the list's own order,
    /// and together they must leave no ties, or a row could stand on two pages.
    /// </summary>
    /// <remarks>
    /// EF sorts by members of entities, anonymous types and object initialisers, not by those of a record it built
    /// through a constructor: page first, then <see cref="ListPage{TRow}.Select"/>.
    /// </remarks>
    /// <example><code>
    /// from contract in db.As(actor).Set&lt;Contract&gt;()
    /// where request.Search == null || EF.Functions.ILike(contract.Title, request.Pattern)
    /// select new { contract.Id, contract.Title, contract.EndsOn }
    /// … .PageAsync(request, stop, ("title", row => row.Title), ("ends", row => row.EndsOn), ("id", row => row.Id))
    /// </code></example>
    public static async Task<ListPage<TRow>> PageAsync<TRow>(
        this IQueryable<TRow> rows,
        ListRequest request,
        CancellationToken stop,
        params (string Key, Expression<Func<TRow, object?>> By)[] keys
    )
    {
        var total = await rows.CountAsync(stop);
        var page = request.PageWithin(total);
        var found = await Sorted(rows, request, keys)
            .Skip((page - 1) * request.PageSize)
            .Take(request.PageSize)
            .ToListAsync(stop);
        return new ListPage<TRow>(found, total, page, request.PageSize);
    }

    /// <summary>The same of rows that are held in memory, as reference data is.</summary>
    public static ListPage<TRow> Page<TRow>(
        this IEnumerable<TRow> rows,
        ListRequest request,
        params (string Key, Func<TRow, object?> By)[] keys
    )
    {
        TRow[] all = [.. rows];
        var (first, others) = request.InTurn(keys);
        var sorted = others.Aggregate(
            request.Descending ? all.OrderByDescending(first) : all.OrderBy(first),
            (sorted, next) => sorted.ThenBy(next)
        );
        var page = request.PageWithin(all.Length);
        return new ListPage<TRow>(
            [.. sorted.Skip((page - 1) * request.PageSize).Take(request.PageSize)],
            all.Length,
            page,
            request.PageSize
        );
    }

    /// <summary>The rows of which one of the texts holds what is looked for, in capitals or not.</summary>
    public static IEnumerable<TRow> Matching<TRow>(
        this IEnumerable<TRow> rows,
        ListRequest request,
        Func<TRow, IEnumerable<string>> texts
    ) =>
        request.Search is { } search
            ? rows.Where(row =>
                texts(row).Any(text => text.Contains(search, StringComparison.OrdinalIgnoreCase))
            )
            : rows;

    private static int PageWithin(this ListRequest request, int total) =>
        request.Page >= 1 && request.Page <= ListPage<object>.PagesOf(total, request.PageSize)
            ? request.Page
            : 1;

    private static IOrderedQueryable<TRow> Sorted<TRow>(
        IQueryable<TRow> rows,
        ListRequest request,
        (string Key, Expression<Func<TRow, object?>> By)[] keys
    )
    {
        var (first, others) = request.InTurn(keys);
        return others.Aggregate(
            request.Descending ? rows.OrderByDescending(first) : rows.OrderBy(first),
            (sorted, next) => sorted.ThenBy(next)
        );
    }

    /// <summary>The key asked for, or the list's own, and the others in turn.</summary>
    private static (TBy First, IEnumerable<TBy> Others) InTurn<TBy>(
        this ListRequest request,
        (string Key, TBy By)[] keys
    )
    {
        var chosen = Math.Max(0, Array.FindIndex(keys, key => key.Key == request.Sort));
        return (keys[chosen].By, keys.Where((_, at) => at != chosen).Select(key => key.By));
    }
}
