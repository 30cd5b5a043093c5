using Commonweal.Domain.Common;

namespace Commonweal.Domain.Editions.Import;

/// <summary>Where the values of a file come from and on what terms the council uses them, as an officer typed it.</summary>
/// <param name="Source">Where they are published.</param>
/// <param name="Licence">The licence, by its name.</param>
/// <param name="MayBePassedOn">Whether it lets anybody pass them on.</param>
/// <param name="PriceYear">The calendar year whose pounds they are in.</param>
/// <param name="From">The first day they hold.</param>
public sealed record ImportTerms(
    string? Source,
    string? Licence,
    bool MayBePassedOn,
    string? PriceYear,
    string? From
)
{
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
    /// changed or paid copies lets nobody pass values on.
    /// </summary>
    /// <param name="isTold">Whether a column tells a part.</param>
    public IEnumerable<Problem> Lacks(Func<ImportPart, bool> isTold)
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
        ];
        return problems.OfType<Problem>();

        bool MayStay(ImportPart part, string? text) => isTold(part) && string.IsNullOrEmpty(text);
    }

    private bool IsForbidden =>
        $" {ColumnMapping.Plain(Licence ?? "")} " is var plain
        && Array.Exists(Forbidding, word => plain.Contains($" {word} ", StringComparison.Ordinal));
}
