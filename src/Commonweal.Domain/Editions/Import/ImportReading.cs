using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions.Import;

/// <summary>Reads a table row by row against an edition. Same edition, table and mapping, same preview.</summary>
public sealed class ImportReading
{
    private const decimal LargestLeap = 10m;

    private readonly Edition edition;
    private readonly ImportSheet sheet;
    private readonly ColumnMapping mapping;
    private readonly ImportedThemes themes;
    private readonly ILookup<string, int> rowsOf;
    private readonly Dictionary<string, Measure[]> loosely;
    private readonly IReadOnlyList<string> headings;
    private readonly ILookup<int, CellNote> notes;
    private readonly List<ImportedRow> rows = [];
    private readonly List<AcceptedRow> accepted = [];
    private int order;

    private ImportReading(Edition edition, ImportSheet sheet, ColumnMapping mapping)
    {
        (this.edition, this.sheet, this.mapping) = (edition, sheet, mapping);
        themes = new ImportedThemes(edition);
        notes = sheet.Notes.ToLookup(note => note.Row);
        headings = HeadingGuess.Headings(sheet, mapping.HeadingRow, mapping.HeadingRows);
        loosely = edition
            .Measures.GroupBy(measure => HeadingGuess.Loose(measure.Code), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        rowsOf = Lines().ToLookup(line => CodeOf(line), line => line.Row, StringComparer.Ordinal);
        order = edition.Measures.Select(measure => measure.Order).DefaultIfEmpty().Max();
    }

    /// <summary>What would come of every row.</summary>
    public static ImportPreview Of(Edition edition, ImportSheet sheet, ColumnMapping mapping)
    {
        var reading = new ImportReading(edition, sheet, mapping);
        var theme = mapping.ThemesStandAbove ? reading.AboveHeadings() : "";
        var outcome = "";
        foreach (var line in reading.Lines())
        {
            if (line.Faults is { Count: > 0 } faults)
            {
                reading.Refuse(line, reading.CodeOf(line), faults);
            }
            else if (reading.IsMeasure(line))
            {
                var above = line.Text(ImportPart.Theme) is { Length: > 0 } named ? named : theme;
                outcome =
                    line.Text(ImportPart.Outcome) is { Length: > 0 } inside ? inside
                    : above == theme ? outcome
                    : "";
                theme = above;
                reading.Take(line, theme, outcome);
            }
            else if (
                mapping.ThemesStandAbove
                && line.Alone is { } heading
                && !reading.IsHeading(line)
            )
            {
                (theme, outcome) = (heading, "");
                reading.Ignore(line, "Read as the theme of the rows below it.");
            }
            else
            {
                reading.Note(line);
            }
        }

        return new ImportPreview(edition, reading.rows, reading.accepted, reading.themes.All);
    }

    /// <summary>
    /// The units of the rows that hold a code, as the table writes them, each with the rows it stands in; and what the mapping or,
    /// where that is silent, the words themselves make of it. Empty words stand for rows that would add a measure and name no unit.
    /// </summary>
    public static IReadOnlyList<(string Words, int Rows, Unit? Unit)> Units(
        Edition edition,
        ImportSheet sheet,
        ColumnMapping mapping
    )
    {
        var reading = new ImportReading(edition, sheet, mapping);
        return
        [
            .. reading
                .Lines()
                .Where(reading.IsMeasure)
                .Where(line => line.UnitWords.Length > 0 || reading.IsNew(line))
                .Select(line => line.UnitWords)
                .GroupBy(ColumnMapping.Plain, StringComparer.Ordinal)
                .Select(group =>
                    (
                        group.First(),
                        group.Count(),
                        mapping.Units.Any(known => known.Words == group.Key)
                            ? mapping.UnitOf(group.Key)
                            : CellWords.UnitOf(group.Key)
                    )
                ),
        ];
    }

    private IEnumerable<ImportLine> Lines() =>
        from row in Enumerable.Range(1, sheet.Rows.Count)
        where row >= mapping.HeadingRow + mapping.HeadingRows && !sheet.IsBlank(row)
        select LineAt(row);

    private ImportLine LineAt(int row) => new(sheet, mapping, headings, notes[row], row);

    /// <summary>The line that stands alone next above the headings, where these are repeated: the theme of the first group; else a title or note.</summary>
    private string AboveHeadings()
    {
        var row = mapping.HeadingRow - 1;
        while (row > 0 && sheet.IsBlank(row))
        {
            row--;
        }

        return row > 0 && Lines().Any(IsHeading) ? LineAt(row).Alone ?? "" : "";
    }

    /// <summary>The code as the edition writes it: capitals and blanks are not told apart where that leaves no doubt.</summary>
    private string CodeOf(ImportLine line) =>
        edition.Find(line.Code) is null
        && loosely.GetValueOrDefault(HeadingGuess.Loose(line.Code)) is [var measure]
            ? measure.Code
            : line.Code;

    private bool IsMeasure(ImportLine line) =>
        HeadingGuess.IsCode(CodeOf(line)) || edition.Find(CodeOf(line)) is not null;

    private bool IsNew(ImportLine line) =>
        mapping.Kind == ImportKind.MeasuresAndValues && edition.Find(CodeOf(line)) is null;

    private bool IsHeading(ImportLine line)
    {
        (string Cell, string Heading)[] filled =
        [
            .. mapping
                .Columns.Select(column =>
                    (
                        Cell: ColumnMapping.Plain(sheet.At(line.Row, column.Column)),
                        Heading: ColumnMapping.Plain(headings[column.Column - 1])
                    )
                )
                .Where(both => both.Cell.Length > 0),
        ];
        return filled.Length > 0
            && Array.TrueForAll(
                filled,
                both => both.Heading.Contains(both.Cell, StringComparison.Ordinal)
            );
    }

    private void Note(ImportLine line)
    {
        if (IsHeading(line))
        {
            Ignore(line, "The headings, repeated.");
        }
        else if (line.Figure is { Succeeded: true, Value.IsNone: false })
        {
            Refuse(
                line,
                line.Code,
                [
                    line.Code.Length == 0
                        ? $"{line.Where(ImportPart.Code)}: a value stands here beside no code. Write the code of its measure, or clear the value."
                        : $"{line.Where(ImportPart.Code)}: '{Quantity.Short(line.Code)}' is no code of a measure. Write {HeadingGuess.FormOfCode}, or clear the value.",
                ]
            );
        }
        else
        {
            Ignore(line, "Read as a note: no code stands here.");
        }
    }

    private void Take(ImportLine line, string theme, string outcome)
    {
        var code = CodeOf(line);
        var existing = edition.Find(code);
        var faults = new List<string>();
        if (rowsOf[code].Skip(1).Any())
        {
            faults.Add(
                $"{line.Where(ImportPart.Code)}: {code} stands in rows {string.Join(", ", rowsOf[code])}. Keep one of them."
            );
        }

        if (existing is null && mapping.Kind == ImportKind.ValuesOnly)
        {
            Refuse(
                line,
                code,
                [
                    .. faults,
                    $"{line.Where(ImportPart.Code)}: this edition has no measure {code}. Correct the code, or choose to bring in measures as well.",
                ]
            );
            return;
        }

        var measure = existing ?? line.NewMeasure(code, order + 1, theme, outcome, faults);
        var unit = line.UnitFor(existing, faults);
        var worth = line.Worth(edition, measure with { Unit = unit ?? measure.Unit }, faults);
        if (faults.Count > 0)
        {
            Refuse(line, code, faults);
        }
        else if (existing is null)
        {
            Append(line, measure with { Unit = unit!.Value }, worth, themes.Of(theme, outcome));
        }
        else if (worth is null)
        {
            Add(
                line,
                existing,
                ImportedRowState.Ignored,
                "The file has no value for it. The edition's stays.",
                null,
                null
            );
        }
        else
        {
            Compare(line, existing, worth);
        }
    }

    private void Append(
        ImportLine line,
        Measure described,
        ImportedWorth? worth,
        (string Theme, string Outcome) place
    )
    {
        order++;
        var measure = described with
        {
            Proxy = worth?.Proxy,
            Theme = place.Theme,
            Outcome = place.Outcome,
        };
        accepted.Add(new AcceptedRow(measure, IsNew: true));
        var valued =
            worth is not null ? worth.Says
            : measure.RecordOnly ? "No value in your table: recorded only."
            : "Added without a value.";
        var says = $"{valued} {line.UnitNote(measure, isNew: true)}".Trim();
        Add(line, measure, ImportedRowState.Added, says, null, worth?.Pounds);
    }

    private void Compare(ImportLine line, Measure existing, ImportedWorth worth)
    {
        var before = UnitValue.On(edition, existing, worth.From).Figure;
        var state =
            before is null ? ImportedRowState.Added
            : IsSame(before, worth.Figure) ? ImportedRowState.Unchanged
            : ImportedRowState.Changed;
        if (state != ImportedRowState.Unchanged)
        {
            accepted.Add(
                new AcceptedRow(
                    existing with
                    {
                        Proxy = worth.Proxy,
                        ValueWithheld = false,
                    },
                    IsNew: false
                )
            );
        }

        string[] remarks =
        [
            worth.Says,
            line.UnitNote(existing, isNew: false),
            Leap(before, worth),
            state == ImportedRowState.Unchanged ? "" : worth.BesideThoseOf(existing),
        ];
        var says = string.Join(' ', remarks.Where(remark => remark.Length > 0));
        Add(line, existing, state, says, before?.Central, worth.Pounds);
    }

    /// <summary>A range counts where the file gives one.</summary>
    private static bool IsSame(Figure before, Figure now) =>
        before.Central == now.Central
        && (now.Low ?? before.Low) == before.Low
        && (now.High ?? before.High) == before.High;

    /// <summary>A value of another size is more often a slip than news.</summary>
    private static string Leap(Figure? before, ImportedWorth worth) =>
        before is null ? ""
        : worth.Pounds > before.Central * LargestLeap
            ? "More than ten times the value before: check it."
        : worth.Pounds < before.Central / LargestLeap
            ? "Less than a tenth of the value before: check it."
        : "";

    private void Add(
        ImportLine line,
        Measure measure,
        ImportedRowState state,
        string says,
        decimal? before,
        decimal? after
    ) =>
        rows.Add(
            new ImportedRow(
                line.Row,
                measure.Code,
                measure.Title,
                state,
                $"{says} {line.Notes}".Trim(),
                before,
                after
            )
        );

    private void Refuse(ImportLine line, string code, IReadOnlyList<string> faults) =>
        rows.Add(
            new ImportedRow(
                line.Row,
                code,
                edition.Find(code)?.Title ?? line.Title,
                ImportedRowState.Refused,
                string.Join(' ', faults)
            )
        );

    private void Ignore(ImportLine line, string why) =>
        rows.Add(
            new ImportedRow(
                line.Row,
                "",
                line.Alone ?? line.Title,
                ImportedRowState.Ignored,
                string.Create(CultureInfo.InvariantCulture, $"Row {line.Row}: {why}")
            )
        );
}
