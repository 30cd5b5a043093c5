using Commonweal.Domain.Common;

namespace Commonweal.Domain.Editions.Import;

/// <summary>One sheet of a file, every cell as the text a person sees in it: numbers are never more than their digits.</summary>
/// <param name="Name">What the file calls it.</param>
/// <param name="Rows">The rows from the first, each with its cells from column A; a row may be shorter than others.</param>
public sealed record ImportSheet(string Name, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>What there is to say of cells, in the order of the rows.</summary>
    public IReadOnlyList<CellNote> Notes { get; init; } = [];

    /// <summary>Whether the file has lines with labels, of which the rows were made: see <see cref="LineList"/>.</summary>
    public bool IsOfLines { get; init; }

    /// <summary>The number of the last column that any row reaches; 0 for an empty sheet.</summary>
    public int Width => Rows.Count == 0 ? 0 : Rows.Max(row => row.Count);

    /// <summary>
    /// A sheet of cells as they were met: signs nobody sees are left out, and noted where they are no blanks; every run of blanks is one.
    /// </summary>
    /// <param name="notes">What the reader of the file noted of cells.</param>
    public static ImportSheet Of(
        string name,
        IEnumerable<IEnumerable<string>> rows,
        params IEnumerable<CellNote> notes
    )
    {
        List<CellNote> noted = [.. notes];
        List<IReadOnlyList<string>> kept = [];
        foreach (var row in rows)
        {
            List<string> cells = [];
            foreach (var met in row.Select(Blanks))
            {
                var seen = Blanks(OneLine.Of(met));
                cells.Add(seen);
                if (seen != met)
                {
                    noted.Add(new CellNote(kept.Count + 1, cells.Count, CellNoteKind.Unseen));
                }
            }

            kept.Add(cells);
        }

        return new(OneLine.Of(name), kept)
        {
            Notes = [.. noted.OrderBy(note => (note.Row, note.Column))],
        };
    }

    /// <summary>The text of a cell, row and column counted from 1; empty outside the sheet.</summary>
    public string At(int row, int column) =>
        row >= 1 && row <= Rows.Count && column >= 1 && column <= Rows[row - 1].Count
            ? Rows[row - 1][column - 1]
            : "";

    /// <summary>Whether a row, counted from 1, holds nothing.</summary>
    public bool IsBlank(int row) => Rows[row - 1].All(cell => cell.Length == 0);

    /// <summary>A column as spreadsheets name it: 1 is A, 27 is AA.</summary>
    public static string Letters(int column) =>
        column <= 26
            ? $"{(char)('A' + column - 1)}"
            : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);

    private static string Blanks(string cell) =>
        string.Join(
            ' ',
            Written.Signs(cell).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
