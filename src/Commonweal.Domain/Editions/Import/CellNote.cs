namespace Commonweal.Domain.Editions.Import;

/// <summary>What is to be said of a cell.</summary>
public enum CellNoteKind
{
    /// <summary>It holds a formula; the result the spreadsheet kept was read.</summary>
    Result,

    /// <summary>It holds a formula, and the spreadsheet kept no result.</summary>
    NoResult,

    /// <summary>It shows an error of the spreadsheet.</summary>
    Error,

    /// <summary>It held signs nobody sees, such as marks of direction; they were left out.</summary>
    Unseen,
}

/// <summary>Something to be said of a cell beside its row, if the cell is used.</summary>
/// <param name="Row">The row, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Kind">What.</param>
public sealed record CellNote(int Row, int Column, CellNoteKind Kind)
{
    /// <summary>Whether the row cannot be taken for it.</summary>
    public bool IsFault => Kind is CellNoteKind.NoResult or CellNoteKind.Error;

    /// <summary>The note in words.</summary>
    /// <param name="text">What was read of the cell, short.</param>
    public string Says(string text) =>
        $"Cell {ImportSheet.Letters(Column)}{Row} "
        + Kind switch
        {
            CellNoteKind.Result =>
                $"is worked out by a formula; we read the result your spreadsheet kept: {(text.Length == 0 ? "nothing" : text)}.",
            CellNoteKind.NoResult =>
                "holds a formula, and the file keeps no result of it. Open the file in your spreadsheet, save it and bring it in again.",
            CellNoteKind.Error =>
                $"shows the error {text} of your spreadsheet. Correct its formula or write the value there, and bring the file in again.",
            CellNoteKind.Unseen => "held signs that cannot be seen; they are left out.",
        };
}
