using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Reference;

namespace Commonweal.Service.Editions.Formats;

/// <summary>
/// Makes the text of an edition from its tables, one cell a line, and says of each fault that the loader finds in a line which
/// cell it came from.
/// </summary>
internal sealed partial class TableReader(string file)
{
    private static readonly JsonSerializerOptions Quoted = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What the text is called; whoever has the tables never sees it.</summary>
    private const string Between = "the-tables";

    private readonly List<DataProblem> told = [];
    private FewProblems problems = new([]);
    private readonly StringBuilder text = new();
    private readonly List<Place> places = [];
    private Dictionary<Table, TableRows> tables = [];

    public (Edition? Edition, IReadOnlyList<DataProblem> Problems) Read(IReadOnlyList<Sheet> sheets)
    {
        problems = new FewProblems(told);
        try
        {
            return ReadAll(sheets);
        }
        catch (FewProblems.Enough)
        {
            return (null, [.. told, problems.More(file)]);
        }
    }

    private (Edition? Edition, IReadOnlyList<DataProblem> Problems) ReadAll(
        IReadOnlyList<Sheet> sheets
    )
    {
        tables = Found(sheets);
        if (problems.Count > 0)
        {
            return (null, told);
        }

        var heading = tables[TableLayout.Edition].Of("").ToArray();
        if (heading is not [var edition])
        {
            return (
                null,
                [
                    new DataProblem(
                        At("edition"),
                        2,
                        "data.table.one-row",
                        $"The table has {heading.Length} rows below its headings. Write one: it is about the edition as a whole."
                    ),
                ]
            );
        }

        Write(TableLayout.Edition, edition);
        foreach (var (table, rows) in tables)
        {
            foreach (var (parent, row) in rows.NotTaken)
            {
                problems.Add(
                    new DataProblem(
                        At(table.Name),
                        row.Number,
                        "data.reference.dangling",
                        $"{rows.Column(table.Parent!)}There is no \"{Spelling.Short(parent)}\" for this row to belong to. Correct it, or add it to the table that has it as \"id\"."
                    )
                );
            }
        }

        var (read, faults) = EditionDocument.Read(Between, text.ToString());
        DataProblem[] all = [.. told, .. faults.Select(Placed)];
        return (all.Length == 0 ? read : null, all);
    }

    private string At(string table) => $"{file}, {table}";

    private Dictionary<Table, TableRows> Found(IReadOnlyList<Sheet> sheets)
    {
        Dictionary<Table, TableRows> found = [];
        foreach (var sheet in sheets)
        {
            var table = TableLayout.Edition.All.FirstOrDefault(table =>
                table.Name.Equals(sheet.Name, StringComparison.OrdinalIgnoreCase)
            );
            if (table is null)
            {
                Refuse(
                    sheet.Name,
                    "data.table.unknown",
                    $"\"{Spelling.Short(sheet.Name)}\" is no table of an edition. Remove it; the tables are {Names}."
                );
            }
            else if (!found.TryAdd(table, TableRows.Of(At(table.Name), table, sheet, problems)))
            {
                Refuse(
                    sheet.Name,
                    "data.table.twice",
                    $"The table \"{sheet.Name}\" is there twice. Keep one of the two."
                );
            }
        }

        foreach (var table in TableLayout.Edition.All.Where(table => !found.ContainsKey(table)))
        {
            Refuse(
                table.Name,
                "data.table.missing",
                $"The table \"{table.Name}\" is missing. Add it, if only with its headings: {string.Join(", ", table.Headings)}."
            );
        }

        return found;
    }

    private static string Names =>
        string.Join(", ", TableLayout.Edition.All.Select(table => table.Name));

    private void Refuse(string table, string code, string message) =>
        problems.Add(new DataProblem(At(table), 1, code, message));

    private void Write(Table table, SheetRow row)
    {
        Line("{", new Place(table, row, ""));
        WriteKeys(table, row, "");
        Line(table.Path.Length == 0 ? "}" : "},", new Place(table, row, ""));
    }

    /// <summary>The keys below <paramref name="above"/>; YAML, other than JSON, does not mind a comma behind the last.</summary>
    private void WriteKeys(Table table, SheetRow row, string above)
    {
        var rows = tables[table];
        var below = table
            .Columns.Where(column =>
                rows.Text(row, column.Path).Length > 0
                // A list may be empty.
                || (column.Kind == CellKind.List && rows.Has(column.Path))
            )
            .Select(column => column.Path)
            .Concat(table.Inner.Select(inner => inner.Path))
            .Where(path => path.StartsWith(above, StringComparison.Ordinal));
        foreach (
            var key in below
                .Select(path => path[above.Length..].Split('.')[0])
                .Distinct(StringComparer.Ordinal)
        )
        {
            var path = above + key;
            var place = new Place(table, row, path);
            if (Array.Find(table.Columns, column => column.Path == path) is { } column)
            {
                WriteValue(key, column.Kind, rows.Text(row, path), place);
            }
            else if (Array.Find(table.Inner, inner => inner.Path == path) is { } inner)
            {
                Line($"\"{key}\": [", place);
                foreach (
                    var item in tables[inner]
                        .Of(inner.Parent is null ? "" : rows.Text(row, "id").Trim())
                )
                {
                    Write(inner, item);
                }

                Line("],", place);
            }
            else
            {
                Line($"\"{key}\": {{", place);
                WriteKeys(table, row, $"{path}.");
                Line("},", place);
            }
        }
    }

    private void WriteValue(string key, CellKind kind, string cell, Place place)
    {
        if (kind is CellKind.List or CellKind.Numbers)
        {
            Line($"\"{key}\": [", place);
            foreach (var item in cell.Split('\n').Where(item => !string.IsNullOrWhiteSpace(item)))
            {
                Line($"{Item(kind, item.Trim())},", place);
            }

            Line("],", place);
            return;
        }

        var trimmed = cell.Trim();
        var value = kind switch
        {
            CellKind.Number when PlainNumber().IsMatch(trimmed) => trimmed,
            CellKind.Flag when bool.TryParse(trimmed, out var flag) => flag ? "true" : "false",
            _ => Quote(cell),
        };
        Line($"\"{key}\": {value},", place);
    }

    private static string Item(CellKind kind, string item) =>
        kind == CellKind.Numbers && PlainNumber().IsMatch(item) ? item : Quote(item);

    private static string Quote(string value) => JsonSerializer.Serialize(value, Quoted);

    private void Line(string line, Place place)
    {
        text.Append(line).Append('\n');
        places.Add(place);
    }

    /// <summary>The fault at its cell, and in words for somebody who has a table before them.</summary>
    private DataProblem Placed(DataProblem fault)
    {
        var place = places[Math.Clamp(fault.Line, 1, places.Count) - 1];
        var rows = tables[place.Table];
        var prefix = place.Path.Length == 0 ? "" : $"{place.Path}.";
        return new DataProblem(
            At(place.Table.Name),
            place.Row.Number,
            fault.Code,
            fault switch
            {
                { Code: "data.key.missing", Key: { } key } => rows.Missing(prefix + key),
                { Code: "data.key.unknown", Key: { } key } =>
                    $"{rows.Column(prefix + key)}Nothing of this kind is read in this row. Empty the cell.",
                { Code: "data.file.many-faults" } => fault.Message,
                _ => $"{rows.Column(place.Path)}{OtherLine().Replace(fault.Message, Elsewhere)}",
            }
        );
    }

    /// <summary>A line of the text that a message names, as a place in the tables.</summary>
    private string Elsewhere(Match match)
    {
        var line = int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);
        return places.ElementAtOrDefault(line - 1) is { Row: not null } place
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{place.Table.Name}, row {place.Row.Number}"
            )
            : match.Value;
    }

    /// <summary>Where a line of the text came from.</summary>
    /// <param name="Path">Of the column; empty for the row as a whole.</param>
    private readonly record struct Place(Table Table, SheetRow Row, string Path);

    [GeneratedRegex(
        @"^-?[0-9]+(\.[0-9]+)?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PlainNumber();

    [GeneratedRegex(
        $"{Between}:(?<line>[0-9]{{1,7}})",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OtherLine();
}
