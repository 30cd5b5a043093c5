using System.Globalization;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>Takes in the rows of a sheet as they are read, and stops at what nobody fills in by hand.</summary>
internal sealed class RowsRead(string sheet)
{
    private readonly List<SheetRow> rows = [];
    private readonly List<string> cells = [];
    private int held;

    public Sheet Sheet => new(sheet, rows);

    /// <summary>Takes in a cell of the row that is being read; the columns before it that were left out are empty.</summary>
    public void Add(int row, int column, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (text.Length > SheetFile.LongestCell)
        {
            throw TooLarge(
                row,
                column,
                $"holds {text.Length:N0} characters",
                SheetFile.LongestCell
            );
        }

        if (column >= SheetFile.MostColumns)
        {
            throw TooLarge(row, column, $"is in column {column + 1}", SheetFile.MostColumns);
        }

        if (++held > SheetFile.MostCells)
        {
            throw TooLarge(row, column, $"is one cell too many", SheetFile.MostCells);
        }

        while (cells.Count <= column)
        {
            cells.Add("");
        }

        cells[column] = text;
    }

    /// <summary>Ends the row.</summary>
    public void End(int row)
    {
        if (cells.Count > 0)
        {
            rows.Add(new SheetRow(row, [.. cells]));
            cells.Clear();
        }
    }

    private SheetRefusal TooLarge(int row, int column, FormattableString holds, int most) =>
        new(
            "editions.file.too-large",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{SheetRefusal.Place(sheet, row, column)} {FormattableString.Invariant(holds)}; at most {most:N0} are read. Keep what belongs to the table only, or split the file."
            )
        );
}
