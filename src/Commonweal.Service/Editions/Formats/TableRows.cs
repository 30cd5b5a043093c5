using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Reference;

namespace Commonweal.Service.Editions.Formats;

/// <summary>The rows of one table as they were found, by what holds them, and where its columns stand.</summary>
internal sealed class TableRows
{
    private readonly Table table;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SheetRow>> byParent = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    private TableRows(Table table) => this.table = table;

    /// <summary>The rows that belong to nothing there is.</summary>
    public IEnumerable<(string Parent, SheetRow Row)> NotTaken =>
        byParent
            .Where(rows => !taken.Contains(rows.Key))
            .SelectMany(rows => rows.Value, (rows, row) => (rows.Key, row));

    /// <summary>Reads the headings, notes what is wrong with them, and takes in the rows.</summary>
    public static TableRows Of(string place, Table table, Sheet sheet, FewProblems problems)
    {
        var rows = new TableRows(table);
        if (sheet.Rows is not [{ Number: 1 } headings, ..])
        {
            problems.Add(
                new DataProblem(
                    place,
                    1,
                    "data.column.headings",
                    $"The first row is empty. Write the headings there: {rows.Known}."
                )
            );
            return rows;
        }

        foreach (var (column, heading) in headings.Cells.Index())
        {
            if (rows.FaultOf(column, heading.Trim()) is var (code, message))
            {
                problems.Add(new DataProblem(place, 1, code, message));
            }
        }

        foreach (var row in sheet.Rows.Skip(1))
        {
            rows.Take(place, row, headings.Cells, problems);
        }

        return rows;
    }

    /// <summary>The rows that belong to one thing, in order.</summary>
    public IEnumerable<SheetRow> Of(string parent) =>
        taken.Add(parent) ? byParent.GetValueOrDefault(parent, []) : [];

    /// <summary>Whether there is a column of a heading.</summary>
    public bool Has(string heading) => columns.ContainsKey(heading);

    /// <summary>The text under a heading; empty where the table has no such column.</summary>
    public string Text(SheetRow row, string heading) =>
        columns.TryGetValue(heading, out var column) ? row.At(column) : "";

    /// <summary>The beginning of a message about a cell: <c>Column C</c>; nothing where it is about the row.</summary>
    public string Column(string heading) =>
        columns.TryGetValue(heading, out var column) ? $"Column {Sheet.Letters(column)}: " : "";

    /// <summary>What to say of a key that is not there: it may stand for several columns.</summary>
    public string Missing(string path)
    {
        string[] headings =
        [
            .. table
                .Columns.Select(column => column.Path)
                .Where(known =>
                    known == path || known.StartsWith($"{path}.", StringComparison.Ordinal)
                ),
        ];
        return headings is [var only]
            ? columns.TryGetValue(only, out var column)
                ? $"\"{only}\" is missing. Write it in column {Sheet.Letters(column)} of this row."
                : $"\"{only}\" is missing. Add a column of this heading, and write it there."
            : $"\"{path}\" is missing. Write it in the columns {string.Join(", ", headings)} of this row.";
    }

    private string Known => string.Join(", ", table.Headings);

    private (string Code, string Message)? FaultOf(int column, string heading) =>
        heading.Length == 0 ? null
        : !table.Headings.Contains(heading, StringComparer.Ordinal)
            ? (
                "data.column.unknown",
                $"Column {Sheet.Letters(column)} is headed \"{Spelling.Short(heading)}\", which is not read here. Correct or remove it; the headings are {Known}."
            )
        : !columns.TryAdd(heading, column)
            ? (
                "data.column.twice",
                $"Columns {Sheet.Letters(columns[heading])} and {Sheet.Letters(column)} are both headed \"{heading}\". Keep one of the two."
            )
        : null;

    private void Take(
        string place,
        SheetRow row,
        IReadOnlyList<string> headings,
        FewProblems problems
    )
    {
        foreach (var (column, cell) in row.Cells.Index())
        {
            if (
                !string.IsNullOrWhiteSpace(cell)
                && (column >= headings.Count || string.IsNullOrWhiteSpace(headings[column]))
            )
            {
                problems.Add(
                    new DataProblem(
                        place,
                        row.Number,
                        "data.column.nameless",
                        $"Column {Sheet.Letters(column)} has no heading, and this cell says \"{Spelling.Short(cell.Trim())}\". Empty the cell, or write the heading it belongs under."
                    )
                );
            }
        }

        var parent = table.Parent is null ? "" : Text(row, table.Parent).Trim();
        if (!byParent.TryGetValue(parent, out var rows))
        {
            byParent[parent] = rows = [];
        }

        rows.Add(row);
    }
}
