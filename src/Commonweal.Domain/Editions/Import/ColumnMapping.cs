using System.Text;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions.Import;

/// <summary>A column and what it tells.</summary>
/// <param name="Part">What it tells.</param>
/// <param name="Column">Its number, from 1.</param>
/// <param name="Heading">What stands above it, by which it is found again in another file.</param>
public sealed record MappedColumn(ImportPart Part, int Column, string Heading);

/// <summary>What holds for every row, where no column tells it.</summary>
/// <param name="Part">What it tells.</param>
/// <param name="Text">The text, read as a cell would be.</param>
public sealed record FixedPart(ImportPart Part, string Text);

/// <summary>What words of theirs mean.</summary>
/// <param name="Words">The unit as the file writes it, by <see cref="ColumnMapping.Plain"/>; empty for measures beside which it writes none.</param>
/// <param name="Unit">Ours; null when we have none for it, so that its rows are refused.</param>
public sealed record MappedUnit(string Words, Unit? Unit);

/// <summary>How a table is read: said once, and kept for the next file of the same layout.</summary>
public sealed record ColumnMapping
{
    /// <summary>The name of the sheet.</summary>
    public required string Sheet { get; init; }

    /// <summary>The first row of the headings, from 1.</summary>
    public required int HeadingRow { get; init; }

    /// <summary>How many rows the headings take, 1 to 3.</summary>
    public int HeadingRows { get; init; } = 1;

    /// <summary>What is taken.</summary>
    public ImportKind Kind { get; init; }

    /// <summary>Which column tells what; a column may tell both code and title.</summary>
    public IReadOnlyList<MappedColumn> Columns { get; init; } = [];

    /// <summary>Whether the theme is the line that stands alone above a group of measures.</summary>
    public bool ThemesStandAbove { get; init; }

    /// <summary>What holds for every row.</summary>
    public IReadOnlyList<FixedPart> Fixed { get; init; } = [];

    /// <summary>What their units mean.</summary>
    public IReadOnlyList<MappedUnit> Units { get; init; } = [];

    /// <summary>Under what terms the council uses the values; empty until the officer has said so.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Whether these terms allow the values to be passed on.</summary>
    public bool MayBePassedOn { get; init; }

    /// <summary>How far the values may be relied on; null until the officer has said so.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Whether the words of measures that are added may be published; words are never kept private.</summary>
    public bool WordsMayBePublished { get; init; }

    /// <summary>The name of the kept layout it came from; empty when it was guessed.</summary>
    public string Layout { get; init; } = "";

    /// <summary>Whether a column has values: without one, measures are brought in that are recorded only.</summary>
    public bool IsValued => ColumnOf(ImportPart.Value) is not null;

    /// <summary>The number of the column that tells a part; null when none does.</summary>
    public int? ColumnOf(ImportPart part) =>
        Columns.FirstOrDefault(column => column.Part == part)?.Column;

    /// <summary>What holds for every row of a part; empty when nothing was said.</summary>
    public string FixedOf(ImportPart part) =>
        Fixed.FirstOrDefault(one => one.Part == part)?.Text ?? "";

    /// <summary>What a unit of theirs means, and empty words where a row names none; null when it is not known or we have none for it.</summary>
    public Unit? UnitOf(string words) =>
        Units.FirstOrDefault(one => one.Words == Plain(words))?.Unit;

    /// <summary>The same with other texts for every row; empty ones are left out.</summary>
    public ColumnMapping Fixing(params IEnumerable<FixedPart> parts)
    {
        FixedPart[] others = [.. parts];
        return this with
        {
            Fixed =
            [
                .. Fixed.Where(one => others.All(other => other.Part != one.Part)),
                .. others.Where(one => one.Text.Length > 0),
            ],
        };
    }

    /// <summary>
    /// What of it is kept for other files: columns and units. Source, price year, first day and terms are those of one file, so they
    /// are asked for anew.
    /// </summary>
    public ColumnMapping AsLayout(string name) =>
        this with
        {
            Layout = name,
            Fixed =
            [
                .. Fixed.Where(one =>
                    one.Part is not (ImportPart.Source or ImportPart.PriceYear or ImportPart.From)
                ),
            ],
            Licence = "",
            MayBePassedOn = false,
            Confidence = null,
            WordsMayBePublished = false,
        };

    /// <summary>
    /// The mapping for another file in which its headings stand, wherever they stand there; null when one is lacking. The sheet of
    /// its own name is looked at first, and the first forty rows of each.
    /// </summary>
    public ColumnMapping? FitTo(IReadOnlyList<ImportSheet> sheets) =>
        Columns.Count == 0
            ? null
            : sheets
                .OrderBy(sheet => sheet.Name != Sheet)
                .SelectMany(sheet =>
                    Enumerable
                        .Range(1, Math.Min(sheet.Rows.Count, HeadingGuess.RowsLookedAt))
                        .Select(row => FitTo(sheet, row))
                )
                .FirstOrDefault(fit => fit is not null);

    /// <summary>Words as they are compared: small letters and digits, single blanks between.</summary>
    public static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var sign in words)
        {
            if (char.IsLetterOrDigit(sign) || sign is '£' or '%')
            {
                plain.Append(char.ToLowerInvariant(sign));
            }
            else if (plain.Length > 0 && plain[^1] != ' ' && sign is not ('\'' or '’'))
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }

    private ColumnMapping? FitTo(ImportSheet sheet, int row)
    {
        var headings = HeadingGuess.Headings(sheet, row, HeadingRows);
        var found = Columns
            .Select(column => column with { Column = Place(headings, column) })
            .ToArray();
        return Array.TrueForAll(found, column => column.Column > 0)
            ? this with
            {
                Sheet = sheet.Name,
                HeadingRow = row,
                Columns = found,
            }
            : null;
    }

    /// <summary>Of several columns with one heading the one at the same place; 0 when there is none.</summary>
    private static int Place(IReadOnlyList<string> headings, MappedColumn column) =>
        column.Column <= headings.Count && Same(headings[column.Column - 1], column.Heading)
            ? column.Column
        : headings.TakeWhile(heading => !Same(heading, column.Heading)).Count() + 1 is var place
        && place <= headings.Count
        && column.Heading.Length > 0
            ? place
        : 0;

    private static bool Same(string one, string other) => Plain(one) == Plain(other);
}
