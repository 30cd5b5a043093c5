namespace Commonweal.Domain.Editions.Import;

/// <summary>
/// A list in which a measure takes several lines, each with its label, as forms and web pages have it: <c>Units: tonnes</c>. It is made
/// a table, so that it is read as all others are.
/// </summary>
internal static class LineList
{
    private const string Coded = "Measure";
    private const int LongestLabel = 40;
    private const int MostLabels = 30;

    // Beyond this no text is taken anyway.
    private const int LongestText = 4_000;

    /// <summary>
    /// The table of such a list; any other sheet as it is. Headings are in row 1. Each measure is in the row of its last line, so that it is
    /// found in the file, with a column for each label. A line without a label is the theme of the measures below it, or goes on with
    /// the line above while the measure's code is still to come.
    /// </summary>
    public static ImportSheet AsTable(ImportSheet sheet)
    {
        if (sheet.Rows.Any(row => row.Count(cell => cell.Length > 0) > 1))
        {
            return sheet;
        }

        var labels = LabelsOf(sheet);
        var tells = HeadingGuess.ByHeading(labels);
        return tells.ContainsKey(ImportPart.Title) && tells.Count > 1
            ? new Table(sheet, labels, tells).Read()
            : sheet;
    }

    /// <summary>Labels that stand twice at least, in their order, and what lines that begin with a code are counted under.</summary>
    private static List<string> LabelsOf(ImportSheet sheet) =>
        [
            .. sheet
                .Rows.Select(row => LabelOf(Line(row)))
                .OfType<string>()
                .GroupBy(ColumnMapping.Plain, StringComparer.Ordinal)
                .Where(group => group.Skip(1).Any())
                .Select(group => group.First())
                .Take(MostLabels),
        ];

    private static string Line(IReadOnlyList<string> row) =>
        (row.FirstOrDefault(cell => cell.Length > 0) ?? "").TrimStart(
            '•',
            '·',
            '▪',
            '*',
            '-',
            '–',
            ' '
        );

    private static string? LabelOf(string line) =>
        HeadingGuess.Split(line) is { Code: var code } && code.Any(char.IsLetter) ? Coded
        : line.IndexOf(':', StringComparison.Ordinal) is > 0 and <= LongestLabel and var end
            ? line[..end]
        : null;

    private sealed class Table(
        ImportSheet sheet,
        List<string> labels,
        Dictionary<ImportPart, int> tells
    )
    {
        private readonly List<IReadOnlyList<string>> rows =
        [
            [tells.ContainsKey(ImportPart.Theme) ? "Heading" : "Theme", .. labels],
        ];
        private readonly List<CellNote> notes = [];
        private readonly List<CellNote> noted = [];
        private string?[] record = new string?[labels.Count];
        private string theme = "";
        private int last = -1;
        private int end;

        private bool HasCode =>
            record[
                (tells.TryGetValue(ImportPart.Code, out var code) ? code : tells[ImportPart.Title])
                    - 1
            ]
                is not null;

        public ImportSheet Read()
        {
            var ofRow = sheet.Notes.ToLookup(note => note.Row);
            foreach (var (at, row) in sheet.Rows.Index())
            {
                var line = Line(row);
                if (line.Length == 0)
                {
                    continue;
                }

                var label = LabelOf(line);
                var column = label is null
                    ? -1
                    : labels.FindIndex(one =>
                        ColumnMapping.Plain(one) == ColumnMapping.Plain(label)
                    );
                if (column >= 0)
                {
                    Tell(column, label == Coded ? line : line[(label!.Length + 1)..].Trim());
                }
                else if (last < 0 || HasCode)
                {
                    End();
                    theme = line;
                }
                else if (record[last]!.Length < LongestText)
                {
                    record[last] = $"{record[last]} {line}";
                }

                end = at + 1;
                noted.AddRange(ofRow[at + 1].Select(note => note with { Column = last + 2 }));
            }

            End();
            return sheet with { Rows = rows, Notes = notes, IsOfLines = true };
        }

        private void Tell(int column, string text)
        {
            if (record[column] is not null)
            {
                End();
            }

            record[column] = text;
            last = column;
        }

        /// <summary>Writes the measure, if there is one, in the row of its last line.</summary>
        private void End()
        {
            if (last >= 0)
            {
                while (rows.Count < end - 1)
                {
                    rows.Add([]);
                }

                rows.Add([theme, .. record.Select(text => text ?? "")]);
                notes.AddRange(noted.Select(note => note with { Row = rows.Count }));
            }

            record = new string?[labels.Count];
            last = -1;
            noted.Clear();
        }
    }
}
