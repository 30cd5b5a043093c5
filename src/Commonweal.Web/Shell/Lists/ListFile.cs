using System.Globalization;
using Commonweal.Service.Common;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Shell.Lists;

/// <summary>Every row that matches, as a file: read from the database and written out part by part.</summary>
internal sealed class ListFile<TRow>(
    string name,
    string format,
    IReadOnlyList<Column<TRow>> columns,
    ListRequest request,
    Func<ListRequest, Task<ListPage<TRow>>> lookup
) : IActionResult
{
    private const int PartSize = 1_000;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var today = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        http.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture,
            $"attachment; filename={name}-{today:yyyy-MM-dd}.{format}"
        );
        string[] headings = [.. columns.Select(column => column.Heading)];
        if (format == "csv")
        {
            http.Response.ContentType = "text/csv; charset=utf-8";
            await ListCsv.WriteAsync(http.Response.Body, headings, ValuesAsync());
            return;
        }

        http.Response.ContentType =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        await using var workbook = await ListXlsx.WriteAsync(name, headings, ValuesAsync());
        await workbook.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private async IAsyncEnumerable<object?[]> ValuesAsync()
    {
        for (var part = 1; ; part++)
        {
            var found = await lookup(request with { Page = part, PageSize = PartSize });
            // A list that shrank meanwhile answers its first page again.
            if (found.Page != part)
                yield break;
            foreach (var row in found.Rows)
                yield return [.. columns.Select(column => column.Value(row))];
            if (part >= found.Pages)
                yield break;
        }
    }
}
