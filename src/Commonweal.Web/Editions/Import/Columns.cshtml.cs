using System.Globalization;
using Commonweal.Domain.Editions.Import;
using Commonweal.Service.Editions.Import;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Import;

public sealed class ColumnsModel(CurrentActor current, ImportInHand lookup, DescribeImport describe)
    : ImportPage(current, lookup, describe)
{
    private const string Above = "above";
    private const int RowsBelow = 8;
    private const int LongestHeading = 60;

    /// <summary>The number of the column of each part, by the part's name; empty for none.</summary>
    [BindProperty]
    public Dictionary<string, string?> Columns { get; set; } = [];

    /// <summary>What holds for every row, by the part's name.</summary>
    [BindProperty]
    public Dictionary<string, string?> EveryRow { get; set; } = [];

    public RowsShown Below =>
        new("The headings and the first rows", Import.Sheet, Import.Mapping.HeadingRow, RowsBelow);

    private bool ThemesStandAbove => Columns.GetValueOrDefault(nameof(ImportPart.Theme)) == Above;

    public void OnGet() { }

    public Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var columns = new Dictionary<ImportPart, int>();
        var everyRow = new List<FixedPart>();
        foreach (var part in ImportWords.Asked(Import.Mapping.Kind))
        {
            if (
                int.TryParse(
                    Columns.GetValueOrDefault($"{part}"),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var column
                )
            )
            {
                columns[part] = column;
            }

            if (ImportWords.MayHoldForAll(part))
            {
                everyRow.Add(
                    new FixedPart(part, EveryRow.GetValueOrDefault($"{part}")?.Trim() ?? "")
                );
            }
        }

        return SayAsync(
            import => import.ChooseColumns(Version, columns, ThemesStandAbove, everyRow),
            "units",
            stop
        );
    }

    public string? ColumnOf(ImportPart part) =>
        part == ImportPart.Theme && Import.Mapping.ThemesStandAbove
            ? Above
            : Import.Mapping.ColumnOf(part)?.ToString(CultureInfo.InvariantCulture);

    public string HeldFor(ImportPart part) => Import.Mapping.FixedOf(part);

    public IEnumerable<Choice> ChoicesFor(ImportPart part)
    {
        if (part == ImportPart.Theme)
        {
            yield return new Choice(Above, "The line that stands alone above each group");
        }

        var headings = HeadingGuess.Headings(
            Import.Sheet,
            Import.Mapping.HeadingRow,
            Import.Mapping.HeadingRows
        );
        for (var column = 1; column <= headings.Count; column++)
        {
            var heading = headings[column - 1] is { Length: > 0 } words
                ? PlainText.Cut(words, LongestHeading)
                : "no heading";
            yield return new Choice(
                column.ToString(CultureInfo.InvariantCulture),
                $"{ImportSheet.Letters(column)}: {heading}"
            );
        }
    }
}
