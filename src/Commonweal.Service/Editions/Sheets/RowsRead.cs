namespace Commonweal.Service.Editions.Sheets;

/// <summary>Takes in the rows of a sheet as they are read, and stops at what nobody fills in by hand.</summary>
internal sealed class RowsRead(string sheet, CellsHeld held)
{
    private readonly List<SheetRow> rows = [];
    private readonly List<string> cells = [];

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
            throw SheetRefusal.TooLarge(
                sheet,
                row,
                column,
                $"holds {text.Length:N0} characters",
                SheetFile.LongestCell
            );
        }

        SheetRefusal.HoldColumn(sheet, row, column);
        while (cells.Count <= column)
        {
            Count(row, column);
            cells.Add("");
        }

        cells[column] = text;
    }

    /// <summary>Counts a cell towards what one file may hold.</summary>
    public void Count(int row, int column)
    {
        if (!held.Add())
        {
            throw SheetRefusal.TooLarge(
                sheet,
                row,
                column,
                $"is one cell too many",
                SheetFile.MostCells
            );
        }
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
}
