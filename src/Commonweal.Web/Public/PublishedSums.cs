using Commonweal.Domain.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reporting;
using Commonweal.Web.Reporting;

namespace Commonweal.Web.Public;

/// <summary>Published sums by what they are of, in words; of a council or of one of its contracts.</summary>
public sealed class PublishedSums(PublishedResults.Page council, EditionShelf editions)
{
    public PublishedResults.Page Council => council;

    public IReadOnlyList<PublishedResults.Sum> Themes => By(PortfolioGrouping.Theme);

    public IReadOnlyList<PublishedResults.Sum> Measures => By(PortfolioGrouping.Measure);

    public IReadOnlyList<PublishedResults.Sum> Quarters =>
        [.. By(PortfolioGrouping.Quarter).OrderBy(sum => sum.Key, StringComparer.Ordinal)];

    public IReadOnlyList<PublishedResults.Sum> Contracts => By(PortfolioGrouping.Contract);

    /// <summary>Whether any sum has a range.</summary>
    public bool IsRanged => council.Sums.Any(sum => sum.CommittedRange.IsWide);

    /// <summary>Whether pounds of any sum are left out because the council may not pass on the values behind them.</summary>
    public bool IsKept => council.Sums.Any(sum => sum.IsKept);

    /// <summary>Why a sum has no pounds, or not all; null where it has.</summary>
    public static string? NoteOf(PublishedResults.Sum sum) =>
        (sum.IsKept, sum.IsValued) switch
        {
            (true, true) => "Without what has its value kept with the council",
            (true, false) => "Value kept with the council",
            (false, false) => Money.None,
            (false, true) => null,
        };

    /// <summary>What of the sums is of which edition; null when all is of one.</summary>
    public string? EditionMix =>
        ReportingWords.EditionMix(
            editions,
            Editions
                .Where(sum => sum.IsValued || !sum.IsKept)
                .Select(sum => (sum.Edition, (decimal?)sum.Committed))
        );

    private IReadOnlyList<PublishedResults.Sum> Editions =>
        [.. council.Sums.Where(sum => sum.By == nameof(PublishedResults.Sum.Edition))];

    /// <summary>In words, with the edition where there are several.</summary>
    public string NameOf(PublishedResults.Sum sum) =>
        sum.By switch
        {
            nameof(PortfolioGrouping.Theme) => ReportingWords.Theme(editions, sum.Edition, sum.Key)
                + OfEdition(sum),
            nameof(PortfolioGrouping.Measure) => ReportingWords.Measure(
                editions,
                sum.Edition,
                sum.Key
            ) + OfEdition(sum),
            nameof(PortfolioGrouping.Quarter) => Quarter.Parse(sum.Key)?.Words() ?? sum.Key,
            _ => sum.Key,
        };

    private IReadOnlyList<PublishedResults.Sum> By(PortfolioGrouping grouping) =>
        [.. council.Sums.Where(sum => sum.By == $"{grouping}")];

    private string OfEdition(PublishedResults.Sum sum) =>
        Editions.Count > 1 ? $", {editions.Find(sum.Edition)?.Title ?? sum.Edition}" : "";
}
