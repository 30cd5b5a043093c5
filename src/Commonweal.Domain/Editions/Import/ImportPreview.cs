using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions.Import;

/// <summary>What an import makes of a row.</summary>
public enum ImportedRowState
{
    /// <summary>A measure the edition lacks, or the first value of one it has.</summary>
    Added,

    /// <summary>Another value.</summary>
    Changed,

    /// <summary>The value the edition has; nothing is written.</summary>
    Unchanged,

    /// <summary>No measure, or a measure without a value: nothing is written.</summary>
    Ignored,

    /// <summary>Something in it cannot stand; the others are not held up by it.</summary>
    Refused,
}

/// <summary>A row of the file and what would come of it.</summary>
/// <param name="Row">Its number in the sheet, from 1.</param>
/// <param name="Code">The code as the edition writes it, or as met; may be empty.</param>
/// <param name="Title">What is counted, or what stands there instead.</param>
/// <param name="State">What would come of it.</param>
/// <param name="Says">Why, naming row and cell, or what was assumed; empty when nothing needs saying.</param>
/// <param name="Before">Pounds for one unit as the edition has it on the first day of the new value; null when it has none.</param>
/// <param name="After">Pounds for one unit in prices of the edition; null when there is none.</param>
public sealed record ImportedRow(
    int Row,
    string Code,
    string Title,
    ImportedRowState State,
    string Says,
    decimal? Before = null,
    decimal? After = null
)
{
    /// <summary>The difference as a share of the value before; null when there is none before or after.</summary>
    public Percentage? Difference =>
        Before is { } before && After is { } after ? new Percentage(after - before, before) : null;
}

/// <summary>A row that is taken.</summary>
/// <param name="Measure">The measure, with its new proxy when it has one; its theme and outcome by id.</param>
/// <param name="IsNew">Whether the edition lacks it.</param>
internal sealed record AcceptedRow(Measure Measure, bool IsNew);

/// <summary>What would come of a file, row by row; nothing is written before somebody accepts it.</summary>
public sealed class ImportPreview
{
    private readonly IReadOnlyList<AcceptedRow> accepted;
    private readonly IReadOnlyList<Theme> themes;

    internal ImportPreview(
        Edition edition,
        IReadOnlyList<ImportedRow> rows,
        IReadOnlyList<AcceptedRow> accepted,
        IReadOnlyList<Theme> themes
    )
    {
        (Rows, this.accepted, this.themes) = (rows, accepted, themes);
        var met = rows.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        Missing = [.. edition.Measures.Where(measure => !met.Contains(measure.Code))];
        NewThemes =
        [
            .. themes
                .Where(theme => edition.Themes.All(old => old.Id != theme.Id))
                .Select(theme => theme.Title),
        ];
        Before = EditionText.Fingerprint(edition);
        After = Merged(edition);
        ExamplesOff =
        [
            .. edition
                .Examples.Where(example => example.Check(After).Count > 0)
                .Select(example => example.Says),
        ];
    }

    /// <summary>Every row that is not blank, in the order of the sheet.</summary>
    public IReadOnlyList<ImportedRow> Rows { get; }

    /// <summary>Measures of the edition that the file does not name; they stay as they are.</summary>
    public IReadOnlyList<Measure> Missing { get; }

    /// <summary>Titles of the themes that would be added.</summary>
    public IReadOnlyList<string> NewThemes { get; }

    /// <summary>What the worked examples say that would not come out; they are corrected before the draft is handed over.</summary>
    public IReadOnlyList<string> ExamplesOff { get; }

    /// <summary>How many rows are taken.</summary>
    public int Taken => accepted.Count;

    /// <summary>The fingerprint of the edition it was worked out for.</summary>
    public string Before { get; }

    private Edition After { get; }

    /// <summary>How many rows are of a state.</summary>
    public int Count(ImportedRowState state) => Rows.Count(row => row.State == state);

    /// <summary>
    /// The edition with the rows that are taken. Refused with <c>editions.import.nothing</c> when none is, and with
    /// <c>editions.import.moved-on</c> when the edition is no longer the one that was compared.
    /// </summary>
    public Outcome<Edition> ApplyTo(Edition edition) =>
        accepted.Count == 0
            ? new Problem(
                "editions.import.nothing",
                "No row of the file can be taken. See what stands beside each row, correct the file or the columns, and try again."
            )
        : EditionText.Fingerprint(edition) != Before ? ImportRefusals.MovedOn
        : After;

    private Edition Merged(Edition edition)
    {
        var changed = accepted
            .Where(row => !row.IsNew)
            .ToDictionary(row => row.Measure.Code, row => row.Measure, StringComparer.Ordinal);
        Measure[] measures =
        [
            .. edition.Measures.Select(measure =>
                changed.GetValueOrDefault(measure.Code) ?? measure
            ),
            .. accepted.Where(row => row.IsNew).Select(row => row.Measure),
        ];
        Proxy[] proxies =
        [
            .. accepted
                .Select(row => row.Measure.Proxy)
                .OfType<Proxy>()
                .DistinctBy(proxy => proxy.Id, StringComparer.Ordinal),
        ];
        var replaced = proxies.Select(proxy => proxy.Id).ToHashSet(StringComparer.Ordinal);
        var figures = proxies
            .SelectMany(proxy => proxy.Formula.Parameters)
            .ToDictionary(parameter => parameter.Id, StringComparer.Ordinal);
        return edition with
        {
            Themes = themes,
            Measures = measures,
            Proxies = [.. edition.Proxies.Where(proxy => !replaced.Contains(proxy.Id)), .. proxies],
            Parameters =
            [
                .. edition.Parameters.Where(parameter => !figures.ContainsKey(parameter.Id)),
                .. figures.Values,
            ],
        };
    }
}
