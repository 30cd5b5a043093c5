using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Ledger;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reporting;

namespace Commonweal.Web.Reporting;

/// <summary>Figures and codes as people read them.</summary>
public static class ReportingWords
{
    /// <summary>
    /// What a cell shows, and what stands smaller beneath it: whole pounds over the quantity, or the quantity alone where
    /// nothing has a value in pounds. Null where there is neither, because units are mixed and cannot be added.
    /// </summary>
    public static (string? Figure, string? Beneath) Cell(
        decimal value,
        bool isValued,
        decimal? quantity,
        string? unit
    )
    {
        var natural =
            quantity is { } number && unit is not null ? UnitWords.Amount(number, unit) : null;
        return isValued ? (Money.DisplayWhole(value), natural) : (natural, null);
    }

    /// <summary>A value against the value of the group's contracts; null where there is no such value, which is not 0%.</summary>
    public static Percentage? OfContracts(Portfolio.Row row, decimal? value) =>
        row.IsValued && value is not null ? row.OfContracts(value) : null;

    /// <summary>What an entry says happened.</summary>
    public static string Of(LedgerKind kind) =>
        kind switch
        {
            LedgerKind.Committed => "Committed",
            LedgerKind.Varied => "Commitment changed",
            LedgerKind.Claimed => "Claimed",
            LedgerKind.Reversed => "Claim taken back",
            LedgerKind.Validated => "Validated",
        };

    /// <summary>
    /// How much of a total is of which edition, since values of two editions are not alike; null when all is of one.
    /// </summary>
    public static string? EditionMix(
        EditionShelf editions,
        IEnumerable<(string Edition, decimal? Committed)> parts
    )
    {
        string[] words =
        [
            .. parts
                .OrderBy(part => part.Edition, StringComparer.Ordinal)
                .Select(part =>
                    $"{editions.Find(part.Edition)?.Title ?? part.Edition} {Money.DisplayWhole(part.Committed ?? 0m)}"
                ),
        ];
        return words.Length > 1
            ? $"In these figures, committed: {string.Join(", ", words)}."
            : null;
    }

    /// <summary>What restated figures are, wherever they are shown.</summary>
    public static string Restated(RestatedPortfolio.Page page) =>
        $"Restated to {page.To.Title} with its values of {UkTime.Day(page.Day)}. This is not what was agreed; contracts keep their own values.";

    /// <summary>Why something cannot be restated, as a sentence.</summary>
    public static string Of(RestatedPortfolio.LeftOut left) =>
        left.Because switch
        {
            LeftOutBecause.NoCrosswalk => "Nothing relates its framework to the other.",
            LeftOutBecause.NoCounterpart => left.Note
                ?? "The other counts nothing that is the same.",
            LeftOutBecause.NoValue => "Its counterpart has no value in pounds on that day.",
        };

    /// <summary>How much is left out of restated sums; null where nothing is.</summary>
    public static string? LeftOut(IReadOnlyList<RestatedPortfolio.LeftOut> missing) =>
        missing.Count == 0
            ? null
            : $"{Money.DisplayWhole(missing.Sum(left => left.Committed ?? 0m))} committed in {(missing.Count == 1 ? "1 measure" : $"{missing.Count} measures")} cannot be restated and is left out.";

    /// <summary>The heading of a theme; its code when the edition is not held here.</summary>
    public static string Theme(EditionShelf editions, string edition, string theme) =>
        editions.Names(edition).ThemeOf(theme);

    /// <summary>A measure by words and code.</summary>
    public static string Measure(EditionShelf editions, string edition, string measure) =>
        editions.Names(edition).NameOf(measure);

    /// <summary>Everything that a filter narrows to, in words, each with the filter that is left without it.</summary>
    /// <param name="names">What its supplier and contract are called.</param>
    public static IEnumerable<(string Words, PortfolioFilter Without)> Narrowed(
        EditionShelf editions,
        PortfolioFilter filter,
        IReadOnlyDictionary<Guid, string> names
    )
    {
        var edition = filter.Edition ?? "";
        var (noTheme, noMeasure) = (
            filter with
            {
                Theme = null,
                Edition = null,
            },
            filter with
            {
                Measure = null,
                Edition = null,
            }
        );
        return new (string? Words, PortfolioFilter Without)[]
        {
            (filter.Theme is { } theme ? Theme(editions, edition, theme) : null, noTheme),
            (filter.Measure is { } code ? Measure(editions, edition, code) : null, noMeasure),
            (
                filter.Quarter is { } quarter
                    ? Quarter.Parse(quarter)?.Words() ?? "no such quarter"
                    : null,
                filter with
                {
                    Quarter = null,
                }
            ),
            (Named(filter.Supplier, "supplier"), filter with { Supplier = null }),
            (Named(filter.Contract, "contract"), filter with { Contract = null }),
        }
            .Where(one => one.Words is not null)
            .Select(one => (one.Words!, one.Without));

        string? Named(Guid? id, string thing) =>
            id is { } known ? names.GetValueOrDefault(known, $"no such {thing}") : null;
    }

    /// <summary>A group of the portfolio.</summary>
    public static string Group(EditionShelf editions, PortfolioGrouping by, Portfolio.Row row) =>
        by switch
        {
            PortfolioGrouping.Theme => Theme(editions, row.Edition, row.Label),
            PortfolioGrouping.Measure => Measure(editions, row.Edition, row.Label),
            PortfolioGrouping.Quarter => Quarter.Parse(row.Label)?.Words() ?? row.Label,
            _ => row.Label,
        };
}
