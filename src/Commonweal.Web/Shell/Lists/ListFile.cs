using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Shell.Lists;

/// <summary>
/// Every row that matches at one moment, as a file. It is finished before anything is sent: a fault on the way is an error
/// page, never a file that ends early, and a slow line keeps no transaction open.
/// </summary>
internal sealed class ListFile<TRow>(
    string name,
    string format,
    IReadOnlyList<Column<TRow>> columns,
    ListRequest request,
    Func<ListRequest, Task<ListPage<TRow>>> lookup
) : IActionResult
{
    private const int PartSize = 5_000;

    /// <summary>Whether the lookup asks in nobody's name.</summary>
    public bool IsForEverybody { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        string[] headings = [.. columns.Select(column => column.Heading)];
        await using var file = OwnerOnly.MakeTemporary();
        await services
            .GetRequiredService<Snapshot>()
            .RunAsync(
                IsForEverybody ? Actor.Public : services.GetRequiredService<CurrentActor>().Actor,
                () =>
                    format == "csv"
                        ? ListCsv.WriteAsync(file, headings, ValuesAsync())
                        : ListXlsx.WriteAsync(file, name, headings, ValuesAsync()),
                http.RequestAborted
            );

        var today = services.GetRequiredService<TimeProvider>().GetUtcNow();
        http.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture,
            $"attachment; filename={name}-{today:yyyy-MM-dd}.{format}"
        );
        http.Response.ContentType =
            format == "csv"
                ? "text/csv; charset=utf-8"
                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        http.Response.ContentLength = file.Length;
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private async IAsyncEnumerable<object?[]> ValuesAsync()
    {
        for (var (part, parts) = (1, 1); part <= parts; part++)
        {
            var found = await lookup(request with { Page = part, PageSize = PartSize });
            parts = found.Pages;
            foreach (var row in found.Rows)
                yield return [.. columns.Select(column => column.Value(row))];
        }
    }
}
