using System.Globalization;
using System.Text.RegularExpressions;

namespace Commonweal.Domain.Editions.Import;

/// <summary>What a table seems to say, so that an officer corrects rather than starts from nothing.</summary>
public static partial class HeadingGuess
{
    /// <summary>Headings are looked for in this many rows; what stands above them are titles and notes.</summary>
    public const int RowsLookedAt = 40;

    private const int RowsTasted = 60;

    // In this order, so that "Measure reference" is a code before it is a measure, and "Low value" a low end before a value.
    private static readonly (ImportPart Part, string[] Words)[] Known =
    [
        (ImportPart.Code, ["code", "ref", "reference", "ref no", "measure no", "id"]),
        (ImportPart.Low, ["low", "lower", "minimum value"]),
        (ImportPart.High, ["high", "higher", "upper", "maximum value"]),
        (ImportPart.PriceYear, ["price year", "prices of", "price base"]),
        (ImportPart.From, ["from", "valid from", "effective from", "first day", "start date"]),
        (ImportPart.Source, ["source", "sources"]),
        (ImportPart.Evidence, ["evidence", "evidence required", "what to show"]),
        (ImportPart.Counts, ["what counts", "guidance", "definition", "notes for bidders"]),
        (ImportPart.Class, ["class", "value type", "type of value"]),
        (ImportPart.Level, ["level", "input output or outcome"]),
        (
            ImportPart.Unit,
            [
                "unit",
                "units",
                "unit of measure",
                "unit of measurement",
                "metric",
                "counted in",
                "denominated by",
                "denominated in",
            ]
        ),
        (
            ImportPart.Value,
            [
                "value",
                "proxy",
                "proxy value",
                "financial proxy",
                "unit value",
                "value per unit",
                "pounds for one",
                "£ each",
                "£ per unit",
                "central",
            ]
        ),
        (ImportPart.Theme, ["theme", "themes"]),
        (ImportPart.Outcome, ["outcome", "outcomes", "objective"]),
        (ImportPart.Title, ["measure", "measures", "title", "description", "indicator"]),
    ];

    /// <summary>
    /// The text above each column. Of headings in several rows, a group's heading stands above all columns it is merged over, and is
    /// joined with what stands below it.
    /// </summary>
    public static IReadOnlyList<string> Headings(ImportSheet sheet, int row, int rows)
    {
        var headings = new string[sheet.Width];
        for (var column = 1; column <= headings.Length; column++)
        {
            var parts = Enumerable
                .Range(row, rows)
                .Select(at => Over(sheet, at, column, row + rows - 1));
            headings[column - 1] = string.Join(
                ' ',
                parts.Where(part => part.Length > 0).Distinct(StringComparer.Ordinal)
            );
        }

        return headings;
    }

    /// <summary>The row of the headings: of the first forty, the one that names most; the first row when none does.</summary>
    public static int RowOf(ImportSheet sheet) =>
        Enumerable
            .Range(1, Math.Min(sheet.Rows.Count, RowsLookedAt))
            .Select(row => (Row: row, Named: ByHeading(Headings(sheet, row, 1)).Count))
            .Where(found => found.Named >= 2)
            .OrderByDescending(found => found.Named)
            .ThenBy(found => found.Row)
            .Select(found => found.Row)
            .FirstOrDefault(1);

    /// <summary>The sheet that seems to hold the table: the one whose headings name most, the first of several.</summary>
    /// <exception cref="InvalidOperationException">There is no sheet.</exception>
    public static ImportSheet SheetOf(IReadOnlyList<ImportSheet> sheets) =>
        sheets.MaxBy(sheet => Columns(sheet, RowOf(sheet), 1).Count)!;

    /// <summary>Which column seems to tell what, from its heading and, for codes, from what stands below.</summary>
    public static IReadOnlyList<MappedColumn> Columns(ImportSheet sheet, int row, int rows)
    {
        var headings = Headings(sheet, row, rows);
        var found = ByHeading(headings);
        var first = row + rows;
        if (!found.ContainsKey(ImportPart.Code))
        {
            Coded(sheet, first, headings, found);
        }

        return
        [
            .. found
                .OrderBy(one => one.Key)
                .Select(one => new MappedColumn(one.Key, one.Value, headings[one.Value - 1])),
        ];
    }

    /// <summary>
    /// Price year and first day where no column tells them: the year in the heading of the values, as <c>£ each (2024)</c>, and a day or
    /// month in a line above the headings, as <c>Published March 2024</c>.
    /// </summary>
    public static IEnumerable<FixedPart> Told(ImportSheet sheet, ColumnMapping mapping)
    {
        if (
            mapping.ColumnOf(ImportPart.PriceYear) is null
            && mapping.Columns.FirstOrDefault(column => column.Part == ImportPart.Value)
                is { } value
            && CellWords.YearWithin(value.Heading) is { } year
        )
        {
            yield return new FixedPart(
                ImportPart.PriceYear,
                year.ToString(CultureInfo.InvariantCulture)
            );
        }

        if (
            mapping.ColumnOf(ImportPart.From) is null
            && DatedAbove(sheet, mapping) is { } line
            && CellWords.DayWithin(line) is { } day
        )
        {
            yield return new FixedPart(
                ImportPart.From,
                day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            );
        }
    }

    /// <summary>The first text above the headings that names a day or a month; null when none does.</summary>
    public static string? DatedAbove(ImportSheet sheet, ColumnMapping mapping) =>
        sheet
            .Rows.Take(mapping.HeadingRow - 1)
            .SelectMany(row => row)
            .FirstOrDefault(cell => CellWords.DayWithin(cell) is not null);

    /// <summary>What <see cref="IsCode"/> asks for, in words after "Write".</summary>
    internal const string FormOfCode =
        "up to 20 letters from A to Z, digits, full stops and hyphens, with a digit among them, such as NT14";

    /// <summary>Whether a text may be a code: letters and digits, one digit at least, without blanks.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text);

    /// <summary>
    /// Code and words of a cell that holds both, as <c>NT14 Total spent</c>, <c>NT14: Total spent</c> or, as forms number their questions,
    /// <c>ECC 1. ECC1 - Local people</c>. Null when it does not begin with a code, and for a range such as <c>ECC1 to ECC5</c>.
    /// </summary>
    public static (string Code, string Words)? Split(string text)
    {
        var numbered =
            Numbered().Match(text) is { Success: true } twice
            && twice.Groups["code"].Value is var code
            && Loose(code) == Loose(twice.Groups["number"].Value)
                ? text[twice.Groups["code"].Index..]
                : text;
        var end = numbered.IndexOfAny([' ', ':']);
        if (
            end <= 0
            || numbered[..end].TrimEnd('.', ')', ',') is not { Length: > 0 } first
            || !IsCode(first)
        )
        {
            return null;
        }

        var words = numbered[end..].TrimStart(' ', ':', '-', '–');
        return IsCode(words.StartsWith("to ", StringComparison.Ordinal) ? words[3..] : words)
            ? null
            : (first, words);
    }

    /// <summary>A code without regard to capitals and blanks.</summary>
    internal static string Loose(string code) =>
        code.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>What a cell says of a part, without the name of the part before it: of <c>Units: tonnes</c> <c>tonnes</c>.</summary>
    internal static string Unlabelled(ImportPart part, string cell) =>
        cell.IndexOf(':', StringComparison.Ordinal) is > 0 and var end
        && ColumnMapping.Plain(cell[..end]) is var label
        && Array.Exists(Known, known => known.Part == part && known.Words.Contains(label))
            ? cell[(end + 1)..].Trim()
            : cell;

    internal static Dictionary<ImportPart, int> ByHeading(IReadOnlyList<string> headings)
    {
        var found = new Dictionary<ImportPart, int>();
        string[] plain = [.. headings.Select(ColumnMapping.Plain)];
        foreach (var test in new Func<string, string, bool>[] { Equal, Ends, Begins, Holds })
        {
            foreach (var (part, words) in Known)
            {
                var at = Array.FindIndex(
                    plain,
                    heading => Array.Exists(words, word => test(heading, word))
                );
                if (at >= 0 && found.TryAdd(part, at + 1))
                {
                    // One column tells one thing; it is out of the game for looser words.
                    plain[at] = "";
                }
            }
        }

        return found;
    }

    private static bool Equal(string heading, string word) => heading == word;

    private static bool Ends(string heading, string word) =>
        heading.EndsWith(" " + word, StringComparison.Ordinal) && heading.Length <= 60;

    private static bool Begins(string heading, string word) =>
        heading.StartsWith(word + " ", StringComparison.Ordinal) && heading.Length <= 60;

    private static bool Holds(string heading, string word) =>
        heading.Length <= 60 && $" {heading} ".Contains($" {word} ", StringComparison.Ordinal);

    /// <summary>Finds the codes by their looks: in a column of their own, or before the words of one.</summary>
    private static void Coded(
        ImportSheet sheet,
        int first,
        IReadOnlyList<string> headings,
        Dictionary<ImportPart, int> found
    )
    {
        for (var column = 1; column <= sheet.Width; column++)
        {
            string[] cells =
            [
                .. Enumerable
                    .Range(first, Math.Clamp(sheet.Rows.Count - first + 1, 0, RowsTasted))
                    .Select(row => sheet.At(row, column))
                    .Where(cell => cell.Length > 0),
            ];
            var half = (cells.Length + 1) / 2;
            var alone = cells.Count(cell => IsCode(cell) && cell.Any(char.IsLetter));
            if (cells.Length == 0 || alone + cells.Count(cell => Split(cell) is not null) < half)
            {
                continue;
            }

            found[ImportPart.Code] = column;
            var isBeside =
                column < sheet.Width
                && (alone >= half || alone > 0 && headings[column].Length == 0);
            if (alone < half && !isBeside || found.GetValueOrDefault(ImportPart.Title) == column)
            {
                found[ImportPart.Title] = isBeside ? column + 1 : column;
            }

            return;
        }
    }

    private static string Over(ImportSheet sheet, int row, int column, int last)
    {
        if (row == last || sheet.At(row, column).Length > 0)
        {
            return sheet.At(row, column);
        }

        // A merged heading keeps its text in its first cell; it reaches over the columns that have a heading of their own below.
        for (var left = column - 1; left >= 1 && sheet.At(last, column).Length > 0; left--)
        {
            if (sheet.At(row, left) is { Length: > 0 } group)
            {
                return sheet.At(last, left).Length > 0 ? group : "";
            }
        }

        return "";
    }

    [GeneratedRegex(
        @"^(?<number>[A-Za-z0-9.\-]+( [0-9]+[A-Za-z]?)?)[.:)] (?<code>[A-Za-z0-9.\-]+)( |:)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Numbered();

    [GeneratedRegex(
        @"^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9.\-]{0,19}$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Code();
}
