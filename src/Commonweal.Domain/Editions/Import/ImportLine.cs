using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions.Import;

/// <summary>One row under the headings, read by the mapping. What is wrong is added to the faults it is handed, by row and cell.</summary>
internal sealed class ImportLine(
    ImportSheet sheet,
    ColumnMapping mapping,
    IReadOnlyList<string> headings,
    IEnumerable<CellNote> notes,
    int row
)
{
    private const int LongestText = 2_000;

    public int Row => row;

    /// <summary>The code as met; empty when there is none.</summary>
    public string Code =>
        Split?.Code
        ?? (
            IsOneColumn && !HeadingGuess.IsCode(Text(ImportPart.Code)) ? "" : Text(ImportPart.Code)
        );

    /// <summary>What is counted, without the code where that stands before it.</summary>
    public string Title =>
        Split?.Words
        ?? (
            HeadingGuess.Split(Text(ImportPart.Title)) is { } both
            && HeadingGuess.Loose(both.Code) == HeadingGuess.Loose(Code)
                ? both.Words
                : Text(ImportPart.Title)
        );

    /// <summary>The value's cell as it reads.</summary>
    public Outcome<CellFigure> Figure => CellFigure.Read(Text(ImportPart.Value));

    /// <summary>The unit in their words: of its column, of every row, or beside the figure.</summary>
    public string UnitWords =>
        Text(ImportPart.Unit) is { Length: > 0 } words ? words
        : Figure is { Succeeded: true, Value.Per: var per } ? per
        : "";

    /// <summary>What to say of cells that are used, and of texts that are taken otherwise than they stand.</summary>
    public string Notes =>
        string.Join(
            ' ',
            [
                .. Noted.Where(note => !note.IsFault).Select(Says),
                .. Title.Length > OneLine.LongestTitle
                    ?
                    [
                        $"The words are too long for a title: it has their beginning, and what counts has them all.",
                    ]
                    : Array.Empty<string>(),
            ]
        );

    /// <summary>What is wrong with cells that are used, whatever they tell.</summary>
    public IReadOnlyList<string> Faults => [.. Noted.Where(note => note.IsFault).Select(Says)];

    /// <summary>The text that stands alone in the row; null when there are several.</summary>
    public string? Alone =>
        sheet
            .Rows[row - 1]
            .Where(cell => cell.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Take(2)
            .ToArray()
            is [var alone]
            ? alone
            : null;

    private bool IsOneColumn =>
        mapping.ColumnOf(ImportPart.Code) is { } code && code == mapping.ColumnOf(ImportPart.Title);

    /// <summary>Code and words share a cell in a column of both, and where a table has words of their own beside some codes only.</summary>
    private (string Code, string Words)? Split =>
        IsOneColumn || Text(ImportPart.Title).Length == 0
            ? HeadingGuess.Split(Text(ImportPart.Code))
            : null;

    private IEnumerable<CellNote> Noted =>
        notes.Where(note => mapping.Columns.Any(column => column.Column == note.Column));

    /// <summary>The cell of a part without its label, or what was said to hold for every row.</summary>
    public string Text(ImportPart part) =>
        mapping.ColumnOf(part) is { } column
        && HeadingGuess.Unlabelled(part, sheet.At(row, column)) is { Length: > 0 } cell
            ? cell
            : mapping.FixedOf(part);

    private string Says(CellNote note) =>
        note.Says(Quantity.Short(sheet.At(note.Row, note.Column)));

    /// <summary>The place of a part in words: <c>Row 14, column Proxy value (F14)</c>.</summary>
    public string Where(ImportPart part) =>
        mapping.ColumnOf(part) is { } column
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Row {row}, {(headings[column - 1] is { Length: > 0 } heading ? $"column {Quantity.Short(heading)} " : "")}({ImportSheet.Letters(column)}{row})"
            )
            : string.Create(CultureInfo.InvariantCulture, $"Row {row}");

    /// <summary>The unit its value is for, which must be the measure's; null with a fault when it is not, or not known.</summary>
    public Unit? UnitFor(Measure? existing, List<string> faults)
    {
        if (UnitWords.Length == 0)
        {
            var taken = existing?.Unit ?? mapping.UnitOf("");
            Ask(
                taken is not null,
                ImportPart.Unit,
                "no unit is named. Write what is counted, such as weeks, or choose a unit for all rows without one.",
                faults
            );
            return taken;
        }

        if (mapping.UnitOf(UnitWords) is not { } unit)
        {
            faults.Add(
                $"{Where(ImportPart.Unit)}: it is not said what '{Quantity.Short(UnitWords)}' means. Choose one of our units for it."
            );
            return null;
        }

        if (existing is not null && existing.Unit != unit)
        {
            faults.Add(
                $"{Where(ImportPart.Unit)}: the value is for {unit.Words()} ('{Quantity.Short(UnitWords)}'), and {existing.Code} counts {existing.Unit.Words()}. Correct the one or the other; a value for one unit prices no other."
            );
        }

        return unit;
    }

    /// <summary>What to say of the unit where the table names none.</summary>
    public string UnitNote(Measure measure, bool isNew) =>
        UnitWords.Length > 0 ? ""
        : isNew
            ? $"No unit in your table: taken as {measure.Unit.Words()}. Change it on the measure's page if it counts something else."
        : "The file names no unit; the edition's is taken.";

    /// <summary>The measure a row describes, without its unit and value; theme and outcome by their titles.</summary>
    public Measure NewMeasure(
        string code,
        int order,
        string theme,
        string outcome,
        List<string> faults
    )
    {
        // What is neither valued nor said to be is recorded.
        var known =
            CellWords.ReadClass(Text(ImportPart.Class), out var valueClass)
            || (
                Text(ImportPart.Class).Length == 0
                && Figure is { Succeeded: true, Value.IsNone: true }
            );
        var level = CellWords.LevelOf(Text(ImportPart.Level));
        Ask(Title.Length > 0, ImportPart.Title, "say what is counted.", faults);
        Ask(IsName(theme), ImportPart.Theme, $"name its theme{OfLength}.", faults);
        Ask(IsName(outcome), ImportPart.Outcome, $"name its outcome{OfLength}.", faults);
        Ask(
            known,
            ImportPart.Class,
            "say whether it is social value, local economic value or recorded only.",
            faults
        );
        Ask(
            level is not null,
            ImportPart.Level,
            "say whether it is an input, an output or an outcome; where it is the same for all, say so once beside the columns.",
            faults
        );
        Ask(
            Text(ImportPart.Evidence).Length > 0,
            ImportPart.Evidence,
            "say what a supplier must show; where it is the same for all, say so once beside the columns.",
            faults
        );
        foreach (var part in new[] { ImportPart.Title, ImportPart.Counts, ImportPart.Evidence })
        {
            Ask(
                Text(part).Length <= LongestText,
                part,
                $"shorten the text to {LongestText} characters.",
                faults
            );
        }

        return new Measure
        {
            Code = code,
            Title = OneLine.Title(Title),
            Unit = default,
            Class = valueClass,
            Level = level ?? default,
            Theme = theme,
            Outcome = outcome,
            Counts =
                Text(ImportPart.Counts) is not { Length: > 0 } counts ? Title
                : Title.Length > OneLine.LongestTitle ? $"{Title} {counts}"
                : counts,
            Evidence = [Text(ImportPart.Evidence)],
            Order = order,
        };
    }

    private static readonly string OfLength = $", in up to {OneLine.LongestTitle} characters";

    private static bool IsName(string title) =>
        title.Length <= OneLine.LongestTitle && title.Any(char.IsLetterOrDigit);

    /// <summary>What the row makes one unit of the measure worth; null when it gives no value, or with a fault.</summary>
    public ImportedWorth? Worth(Edition edition, Measure measure, List<string> faults)
    {
        var read = Figure;
        if (!read.Succeeded)
        {
            faults.Add($"{Where(ImportPart.Value)}: {read.Problems[0].Message}");
            return null;
        }

        var cell = read.Value;
        if (cell.IsNone)
        {
            return null;
        }

        var inPounds = measure.Unit.IsMoney();
        Ask(
            !measure.RecordOnly,
            ImportPart.Value,
            $"{measure.Code} is recorded and never valued. Clear its value, or change its class first.",
            faults
        );
        Ask(
            measure.Unit != Unit.Percent,
            ImportPart.Value,
            "a share in per cent is never turned into pounds. Clear its value.",
            faults
        );
        Ask(
            !cell.IsOneForOne || inPounds,
            ImportPart.Value,
            $"1:1 values pounds, and {measure.Code} counts {measure.Unit.Words()}. Write pounds for one.",
            faults
        );
        return faults.Count > 0 ? null
            : cell.IsOneForOne ? OneForOne(measure, From(faults))
            : Figured(edition, measure, cell, faults);
    }

    private static ImportedWorth? OneForOne(Measure measure, DateOnly? from)
    {
        if (from is not { } day)
        {
            return null;
        }

        var proxy = new Proxy(
            $"imported-one-for-one-{Key.Of(measure.Unit.Words(), [])}",
            "A pound counted as a pound",
            measure.Unit,
            new Formula.OneForOne()
        );
        return new ImportedWorth(proxy, day, proxy.On(day)!.Figure, "");
    }

    private ImportedWorth? Figured(
        Edition edition,
        Measure measure,
        CellFigure cell,
        List<string> faults
    )
    {
        var (low, high) = (End(ImportPart.Low, faults), End(ImportPart.High, faults));
        var year = CellWords.YearOf(Text(ImportPart.PriceYear));
        var from = From(faults);
        Ask(
            (low ?? cell.Pounds) <= cell.Pounds && cell.Pounds <= (high ?? cell.Pounds),
            ImportPart.Value,
            "it stands outside its low and high ends. Give low, value and high in that order.",
            faults
        );
        Ask(
            year is not null,
            ImportPart.PriceYear,
            "give the year of the prices in four digits, like 2024.",
            faults
        );
        Ask(
            mapping.Confidence is not null,
            ImportPart.Value,
            "say how far the values may be relied on.",
            faults
        );
        Ask(
            Text(ImportPart.Source).Length is > 0 and <= 400,
            ImportPart.Source,
            "name the source of the value, in up to 400 characters.",
            faults
        );
        if (faults.Count > 0)
        {
            return null;
        }

        var figure = new Figure(cell.Pounds!.Value, low, high, mapping.Confidence!.Value, year);
        var source = new Source(
            Text(ImportPart.Source),
            null,
            mapping.Licence,
            mapping.MayBePassedOn
        );
        var proxy = ImportedWorth.ProxyOf(
            edition,
            measure,
            new DatedValue<Figure>(from!.Value, figure, source)
        );
        if (proxy.On(from.Value) is { } result)
        {
            return new ImportedWorth(
                proxy,
                from.Value,
                result.Figure,
                Says(cell, figure, result.Figure, edition)
            );
        }

        faults.Add(
            $"{Where(ImportPart.PriceYear)}: the value is in prices of {year}, the edition in prices of {edition.PriceYear}, and the edition holds no price index of both years. Give the value in prices of {edition.PriceYear}."
        );
        return null;
    }

    private static string Says(CellFigure cell, Figure met, Figure brought, Edition edition) =>
        met.PriceYear == edition.PriceYear
            ? cell.Says
            : $"{cell.Says} {Quantity.Exact(met.Central)} in prices of {met.PriceYear} is brought to prices of {edition.PriceYear}: {Quantity.Exact(brought.Central)}.".Trim();

    private DateOnly? From(List<string> faults)
    {
        var words = Text(ImportPart.From);
        var from = CellWords.DayOf(words);
        Ask(
            from is not null,
            ImportPart.From,
            $"{(words.Length > 0 ? $"'{Quantity.Short(words)}' names no day. Give" : "give")} the first day the value holds, like 1 April 2024.",
            faults
        );
        return from;
    }

    private decimal? End(ImportPart part, List<string> faults)
    {
        var read = CellFigure.Read(Text(part));
        Ask(
            read.Succeeded,
            part,
            string.Join(' ', read.Problems.Select(problem => problem.Message)),
            faults
        );
        return read.Succeeded ? read.Value.Pounds : null;
    }

    private void Ask(bool holds, ImportPart part, string otherwise, List<string> faults)
    {
        if (!holds)
        {
            faults.Add($"{Where(part)}: {otherwise}");
        }
    }
}
