using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions.Import;

/// <summary>Where the values of a file come from and on what terms the council uses them, as an officer typed it.</summary>
/// <param name="Source">Where they are published.</param>
/// <param name="Licence">The licence, by its name.</param>
/// <param name="MayBePassedOn">Whether it lets anybody pass them on.</param>
/// <param name="PriceYear">The calendar year whose pounds they are in.</param>
/// <param name="From">The first day they hold.</param>
/// <param name="Confidence">How far they may be relied on; null when nobody has said so.</param>
/// <param name="WordsMayBePublished">Whether the words of measures that are added may be published.</param>
public sealed record ImportTerms(
    string? Source,
    string? Licence,
    bool MayBePassedOn,
    string? PriceYear,
    string? From,
    Confidence? Confidence,
    bool WordsMayBePublished
)
{
    /// <summary>The terms were not named yet.</summary>
    public static readonly Problem NotNamed = new(
        "editions.import.terms",
        "Say where the values come from, under what licence, and how far they may be relied on. Then accept the rows."
    );

    private const int LongestText = 400;

    // As they stand in the names of licences that forbid it.
    private static readonly string[] Forbidding =
    [
        "nc",
        "nd",
        "noncommercial",
        "non commercial",
        "noderivatives",
        "no derivatives",
        "noderivs",
        "all rights reserved",
        "confidential",
    ];

    /// <summary>The same without signs nobody sees.</summary>
    public ImportTerms Plain() =>
        this with
        {
            Source = OneLine.Of(Written.Plain(Source)),
            Licence = OneLine.Of(Written.Plain(Licence)),
            PriceYear = Written.Plain(PriceYear),
            From = Written.Plain(From),
        };

    /// <summary>
    /// What is wrong with it, each at its field. Source, year and day may be left out where a column tells them; a licence that forbids
    /// changed or paid copies lets nobody pass values on. Of a table without values only the licence of its words is asked.
    /// </summary>
    /// <param name="mapping">What its columns tell, and what is taken.</param>
    public IEnumerable<Problem> Lacks(ColumnMapping mapping)
    {
        Problem?[] problems =
        [
            MayStay(ImportPart.Source, Source)
                ? null
                : Written.Lacks(
                    Source,
                    LongestText,
                    "editions.import.source",
                    "Say where the values are published.",
                    nameof(Source)
                ),
            Written.Lacks(
                Licence,
                LongestText,
                "editions.import.licence",
                "Name the licence under which your council uses the values.",
                nameof(Licence)
            ),
            MayBePassedOn && IsForbidden
                ? new Problem(
                    "editions.import.licence-forbids",
                    $"A licence such as '{Licence}' does not let everybody pass values on. Leave the box empty: the values then stay with your council.",
                    nameof(MayBePassedOn)
                )
                : null,
            MayStay(ImportPart.PriceYear, PriceYear)
            || CellWords.YearOf(PriceYear ?? "") is not null
                ? null
                : new Problem(
                    "editions.import.price-year",
                    "Enter the year of the prices in four digits, like 2024.",
                    nameof(PriceYear)
                ),
            MayStay(ImportPart.From, From) || CellWords.DayOf(From ?? "") is not null
                ? null
                : new Problem(
                    "editions.import.from",
                    "Enter the first day the values hold, like 1 April 2024.",
                    nameof(From)
                ),
            Confidence is null && mapping.IsValued
                ? new Problem(
                    "editions.import.confidence",
                    "Say how far the values may be relied on.",
                    nameof(Confidence)
                )
                : null,
            WordsKeptBack(mapping.Kind, WordsMayBePublished),
        ];
        return problems.OfType<Problem>();

        bool MayStay(ImportPart part, string? text) =>
            !mapping.IsValued || mapping.ColumnOf(part) is not null && string.IsNullOrEmpty(text);
    }

    /// <summary>
    /// The words of a measure are read by everybody once the edition is published, whatever its value is: none is added without the
    /// word of an officer that they may be. Null when nothing stands against it.
    /// </summary>
    public static Problem? WordsKeptBack(ImportKind kind, bool mayBePublished) =>
        kind == ImportKind.MeasuresAndValues && !mayBePublished
            ? new Problem(
                "editions.import.words",
                "Say that the words of the measures may be published. If they may not, go back to the table and bring in values only.",
                nameof(WordsMayBePublished)
            )
            : null;

    private bool IsForbidden =>
        $" {ColumnMapping.Plain(Licence ?? "")} " is var plain
        && Array.Exists(Forbidding, word => plain.Contains($" {word} ", StringComparison.Ordinal));
}
