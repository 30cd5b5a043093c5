using Commonweal.Domain.Editions.Import;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>What becomes of the formulas, errors and hidden sheets of a workbook.</summary>
public enum Workings
{
    /// <summary>They are refused: what is read is what somebody wrote.</summary>
    Refused,

    /// <summary>Results that the spreadsheet kept are read and noted, errors are noted, and hidden sheets are left out and named.</summary>
    Noted,
}

/// <summary>A table of a workbook, or a file of CSV: every cell as the text that stands in it.</summary>
/// <param name="Name">What the sheet is called, or the file without its ending.</param>
/// <param name="Rows">The rows that hold anything.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Whether the workbook hides it; nothing of it was read then.</summary>
    public bool IsHidden { get; init; }

    /// <summary>What there is to say of its cells: formulas and errors, where these are read at all.</summary>
    public IReadOnlyList<CellNote> Notes { get; init; } = [];

    /// <summary>The letters a spreadsheet puts over a column: 0 is A, 27 is AB.</summary>
    public static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + Letters(column % 26);
}

/// <summary>A row of it.</summary>
/// <param name="Number">As a spreadsheet counts: from 1, with the empty rows.</param>
/// <param name="Cells">From the first column; what follows the last that holds anything is left out.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text in a column, from 0; empty beyond the last.</summary>
    public string At(int column) => column < Cells.Count ? Cells[column] : "";
}
