using System.Globalization;
using Commonweal.Domain.Editions.Import;
using Commonweal.Service.Editions.Import;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Import;

public sealed class TableModel(CurrentActor current, ImportInHand lookup, DescribeImport describe)
    : ImportPage(current, lookup, describe)
{
    /// <summary>Sheets of which rows are shown.</summary>
    public const int MostShown = 6;

    private const int FirstRows = 12;

    [BindProperty]
    public string? SheetName { get; set; }

    [BindProperty]
    public int? HeadingRow { get; set; }

    [BindProperty]
    public int HeadingRows { get; set; }

    [BindProperty]
    public ImportKind Kind { get; set; }

    public void OnGet() =>
        (SheetName, HeadingRow, HeadingRows, Kind) = (
            Import.Mapping.Sheet,
            Import.Mapping.HeadingRow,
            Import.Mapping.HeadingRows,
            Import.Mapping.Kind
        );

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        SayAsync(
            import => import.ChooseTable(Version, SheetName ?? "", HeadingRow, HeadingRows, Kind),
            "columns",
            stop
        );

    public string Size(ImportSheet sheet) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{sheet.Rows.Count:N0} rows, {sheet.Width} columns"
        );

    public RowsShown First(ImportSheet sheet) =>
        new($"First rows of {sheet.Name}", sheet, 1, FirstRows);
}
