using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions.Import;

/// <summary>What a row makes one unit worth.</summary>
/// <param name="Proxy">How the edition would value it.</param>
/// <param name="From">The first day it holds.</param>
/// <param name="Figure">Pounds per unit on that day, in prices of the edition.</param>
/// <param name="Says">What was done with the figure, where that needs saying.</param>
internal sealed record ImportedWorth(Proxy Proxy, DateOnly From, Figure Figure, string Says)
{
    public decimal Pounds => Figure.Central;

    /// <summary>What comes of the values the measure has for other days, where that needs saying.</summary>
    public string BesideThoseOf(Measure measure)
    {
        var eve = From.AddDays(-1);
        var (before, after) = (PoundsOn(measure.Proxy, eve), PoundsOn(Proxy, eve));
        var later = DaysOf(Proxy).Where(day => day > From).ToArray();
        string?[] notes =
        [
            before is null || before == after ? null
            : after is null
                ? $"Days before {Day(From)} lose their value: it was worked out in another way ({measure.Proxy!.Title}), which this figure replaces."
            : $"Days before {Day(From)} change as well, from {Quantity.Exact(before.Value)} to {Quantity.Exact(after.Value)}.",
            DaysOf(measure.Proxy).Contains(From)
                ? $"It takes the place of the figure that begins on the same day, {Day(From)}."
                : null,
            later.Length > 0 ? $"From {Day(later[0])} the draft's own later figure holds." : null,
        ];
        return string.Join(' ', notes.OfType<string>());
    }

    private static decimal? PoundsOn(Proxy? proxy, DateOnly day) => proxy?.On(day)?.Figure.Central;

    private static IEnumerable<DateOnly> DaysOf(Proxy? proxy) =>
        proxy?.Formula is Formula.DatedFigure ? proxy.Days : [];

    private static string Day(DateOnly day) =>
        day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>One row under the headings, read by the mapping. What is wrong is added to the faults it is handed, by row and cell.</summary>
internal sealed class ImportLine(
    ImportSheet sheet,
    ColumnMapping mapping,
    IReadOnlyList<string> headings,
    int row
)
{
    private const int LongestText = 2_000;

    public int Row => row;

    /// <summary>The code as met; empty when there is none.</summary>
    public string Code => OneColumn ? Split?.Code ?? "" : Text(ImportPart.Code);

    public string Title =>
        OneColumn ? Split?.Words ?? Text(ImportPart.Title) : Text(ImportPart.Title);

    /// <summary>The value's cell as it reads.</summary>
    public Outcome<CellFigure> Figure => CellFigure.Read(Text(ImportPart.Value));

    /// <summary>The unit in their words: of its column, of every row, or beside the figure.</summary>
    public string UnitWords =>
        Text(ImportPart.Unit) is { Length: > 0 } words ? words
        : Figure is { Succeeded: true, Value.Per: var per } ? per
        : "";

    /// <summary>What to say where the table names no unit.</summary>
    public string UnitNote =>
        UnitWords.Length == 0 ? "The file names no unit; the edition's is taken." : "";

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

    private bool OneColumn =>
        mapping.ColumnOf(ImportPart.Code) is { } code && code == mapping.ColumnOf(ImportPart.Title);

    private (string Code, string Words)? Split => HeadingGuess.Split(Text(ImportPart.Title));

    /// <summary>The cell of a part, or what was said to hold for every row.</summary>
    public string Text(ImportPart part) =>
        mapping.ColumnOf(part) is { } column && sheet.At(row, column) is { Length: > 0 } cell
            ? cell
            : mapping.FixedOf(part);

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
            if (existing is null)
            {
                faults.Add(
                    $"{Where(ImportPart.Unit)}: no unit is named. Write what is counted, such as weeks."
                );
            }

            return existing?.Unit;
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

    /// <summary>The measure a row describes, without its unit and value; theme and outcome by their titles.</summary>
    public Measure NewMeasure(
        string code,
        int order,
        string theme,
        string outcome,
        List<string> faults
    )
    {
        var known = CellWords.ReadClass(Text(ImportPart.Class), out var valueClass);
        var level = CellWords.LevelOf(Text(ImportPart.Level));
        Ask(Title.Length > 0, ImportPart.Title, "say what is counted.", faults);
        Ask(theme.Any(char.IsLetterOrDigit), ImportPart.Theme, "name its theme.", faults);
        Ask(outcome.Any(char.IsLetterOrDigit), ImportPart.Outcome, "name its outcome.", faults);
        Ask(
            known,
            ImportPart.Class,
            "say whether it is social value, local economic value or recorded only.",
            faults
        );
        Ask(
            level is not null,
            ImportPart.Level,
            "say whether it is an input, an output or an outcome.",
            faults
        );
        Ask(
            Text(ImportPart.Evidence).Length > 0,
            ImportPart.Evidence,
            "say what a supplier must show.",
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
            Title = Title,
            Unit = default,
            Class = valueClass,
            Level = level ?? default,
            Theme = theme,
            Outcome = outcome,
            Counts = Text(ImportPart.Counts) is { Length: > 0 } counts ? counts : Title,
            Evidence = [Text(ImportPart.Evidence)],
            Order = order,
        };
    }

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

        var inPounds = measure.Unit is Unit.PoundsGiven or Unit.PoundsInvested or Unit.PoundsSpent;
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
            $"imported-one-for-one-{CellWords.Slug(measure.Unit.Words())}",
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
        var proxy = ProxyOf(edition, measure, new DatedValue<Figure>(from!.Value, figure, source));
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

    /// <summary>
    /// A figure beside those for other days: where one dated figure values the measure, and no other, it takes the new one in; where
    /// it values others too, they keep it, and the measure has a copy of what it said until then.
    /// </summary>
    private static Proxy ProxyOf(Edition edition, Measure measure, DatedValue<Figure> value)
    {
        var held = (measure.Proxy?.Formula as Formula.DatedFigure)?.Value;
        var isOwn =
            held is not null && edition.ValuedBy(held.Id).All(one => one.Code == measure.Code);
        var id = $"imported-{measure.Code}";
        var own = isOwn
            ? held!
            : new Parameter(
                id,
                measure.Name,
                $"GBP per {measure.Unit.One()}",
                new([.. held?.Values.All.Where(dated => dated.From < value.From) ?? []])
            );
        var parameter = own.With(value);
        var deflator =
            measure.Proxy?.Uprating?.Deflator
            ?? edition
                .Proxies.Select(proxy => proxy.Uprating?.Deflator)
                .OfType<Parameter>()
                .FirstOrDefault();
        var needs = parameter.Values.All.Any(dated =>
            dated.Value.PriceYear is { } year && year != edition.PriceYear
        );
        return new Proxy(
            isOwn ? measure.Proxy!.Id : id,
            isOwn ? measure.Proxy!.Title : $"{measure.Title}: the value brought in",
            measure.Unit,
            new Formula.DatedFigure(parameter),
            needs ? new Uprating(deflator ?? NoIndex, edition.PriceYear) : null
        );
    }

    private static readonly Parameter NoIndex = new("no-index", "No price index", "index", new([]));

    private DateOnly? From(List<string> faults)
    {
        var from = CellWords.DayOf(Text(ImportPart.From));
        Ask(
            from is not null,
            ImportPart.From,
            "give the first day the value holds, like 1 April 2024.",
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
