using Commonweal.Domain.Common;
using Commonweal.Service.Editions.Sheets;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>The tables of a workbook as they are read, and what was found wrong or left out, each with sheet and cell.</summary>
internal sealed class BidSheetCells(IReadOnlyList<Sheet> sheets)
{
    internal const string Field = "File";

    public List<Problem> Problems { get; } = [];

    public List<string> Ignored { get; } = [];

    /// <summary>The rows of a sheet below its headings that hold anything; a sheet or heading that is missing is a problem.</summary>
    public IEnumerable<SheetRow> Rows(string name, string[] headings)
    {
        var sheet = sheets.FirstOrDefault(one =>
            one.Name.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)
        );
        var head = sheet?.Rows.FirstOrDefault(row => row.Number == 1);
        if (sheet is null || head is null)
        {
            Problems.Add(
                new Problem(
                    "bids.workbook.sheet-missing",
                    $"The sheet {name} or its headings are missing. Download the workbook again and copy your answers into it.",
                    Field
                )
            );
            return [];
        }

        for (var column = 0; column < headings.Length; column++)
        {
            if (head.At(column).Trim() != headings[column])
            {
                Problems.Add(
                    new Problem(
                        "bids.workbook.headings",
                        $"{Place(name, head, column)}: the heading \"{headings[column]}\" belongs here. Put headings and columns back as they were.",
                        Field
                    )
                );
                return [];
            }
        }

        if (sheet.Rows.FirstOrDefault(row => row.Cells.Count > headings.Length) is { } wide)
        {
            Ignored.Add(
                $"{Place(name, wide, headings.Length)} and what else is right of the table."
            );
        }

        return sheet.Rows.Where(row =>
            row.Number > 1 && row.Cells.Take(headings.Length).Any(cell => cell.Trim().Length > 0)
        );
    }

    public T? Number<T>(
        string sheet,
        SheetRow row,
        int column,
        Func<string?, T?> parse,
        Func<string, string> unread
    )
        where T : struct
    {
        var text = row.At(column);
        var number = parse(text);
        if (number is null && !string.IsNullOrWhiteSpace(text))
        {
            Problems.Add(
                Unread(
                    sheet,
                    row,
                    column,
                    Percentage.Parse(text) is not null && text.TrimEnd().EndsWith('%')
                        ? $"'{text.Trim()}' is a percentage, and a plain number belongs here. Format the cell as a number and type it again."
                        : unread(text)
                )
            );
        }

        return number;
    }

    public static string Place(string sheet, SheetRow? row, int column) =>
        row is null ? "" : $"{sheet}, {Sheet.Letters(column)}{row.Number}";

    public static Problem At(string sheet, SheetRow row, int column, Problem problem) =>
        problem with
        {
            Message = $"{Place(sheet, row, column)}: {problem.Message}",
            Field = Field,
        };

    public static Problem Unread(string sheet, SheetRow row, int column, string says) =>
        At(sheet, row, column, new Problem("bids.workbook.cell", says));

    public static Problem Twice(string sheet, SheetRow row, string what) =>
        new(
            "bids.workbook.twice",
            $"{Place(sheet, row, 0)}: {what} stands here a second time. Keep one row.",
            Field
        );
}
