using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Reporting;
using Commonweal.Web.Reporting;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>One council's published results: the same for everybody, whoever is signed in.</summary>
public sealed class CouncilResultsModel(
    PublishedResults results,
    Shares shares,
    ReferenceData reference
) : PageModel
{
    /// <summary>Contracts on the page; the file has every one.</summary>
    public const int MostContracts = 25;

    public PublishedResults.Page Council { get; private set; } = null!;

    /// <summary>Commitments in per cent, which no sum holds.</summary>
    public IReadOnlyList<Shares.Row> InPercent { get; private set; } = [];

    public IReadOnlyList<PublishedResults.Sum> Themes => By(PortfolioGrouping.Theme);

    public IReadOnlyList<PublishedResults.Sum> Measures => By(PortfolioGrouping.Measure);

    public IReadOnlyList<PublishedResults.Sum> Quarters =>
        [.. By(PortfolioGrouping.Quarter).OrderBy(sum => sum.Key, StringComparer.Ordinal)];

    public IReadOnlyList<PublishedResults.Sum> Contracts => By(PortfolioGrouping.Contract);

    /// <summary>What of the sums is of which edition; null when all is of one.</summary>
    public string? EditionMix =>
        ReportingWords.EditionMix(
            reference,
            Editions.Select(sum => (sum.Edition, (decimal?)sum.Committed))
        );

    public BarChart Chart =>
        new(
            "Value committed and validated, in pounds, by theme",
            [("Committed", BarChart.Colours[0]), ("Validated", BarChart.Colours[^1])],
            [
                .. Themes
                    .Where(sum => sum.IsValued)
                    .Select(sum =>
                        (NameOf(sum), (IReadOnlyList<decimal?>)[sum.Committed, sum.Validated])
                    ),
            ]
        );

    private IReadOnlyList<PublishedResults.Sum> Editions =>
        [.. Council.Sums.Where(sum => sum.By == nameof(PublishedResults.Sum.Edition))];

    /// <summary>In words, with the edition where there are several.</summary>
    public string NameOf(PublishedResults.Sum sum) =>
        sum.By switch
        {
            nameof(PortfolioGrouping.Theme) => ReportingWords.Theme(reference, sum.Edition, sum.Key)
                + OfEdition(sum),
            nameof(PortfolioGrouping.Measure) => ReportingWords.Measure(
                reference,
                sum.Edition,
                sum.Key
            ) + OfEdition(sum),
            nameof(PortfolioGrouping.Quarter) => Quarter.Parse(sum.Key)?.Words() ?? sum.Key,
            _ => sum.Key,
        };

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (await results.RunAsync(Actor.Public, slug, stop) is not { } council)
        {
            return NotFound();
        }

        Council = council;
        InPercent = await shares.RunAsync(Actor.Public, council.AuthorityId, new(), stop);
        return await File(council.Slug)
            .AnswerAsync(
                this,
                request => results.LinesAsync(Actor.Public, council.AuthorityId, request, stop)
            );
    }

    private IReadOnlyList<PublishedResults.Sum> By(PortfolioGrouping grouping) =>
        [.. Council.Sums.Where(sum => sum.By == $"{grouping}")];

    private string OfEdition(PublishedResults.Sum sum) =>
        Editions.Count > 1 ? $", {reference.Edition(sum.Edition)?.Title ?? sum.Edition}" : "";

    private Listing<PublishedResults.Line> File(string slug) =>
        new Listing<PublishedResults.Line>($"{slug}-results")
            .Text("Contract", line => line.Reference)
            .Text("Title", line => line.Title)
            .Text("Supplier", line => line.SupplierName)
            .Money("Contract value (GBP)", line => line.ContractValue)
            .Text("Edition", line => line.Edition)
            .Text("Theme", line => ReportingWords.Theme(reference, line.Edition, line.Theme))
            .Text("Measure", line => line.Measure)
            .Text("Measure in words", line => reference.Names(line.Edition).TitleOf(line.Measure))
            .Text("Quarter", line => line.Quarter)
            .Text("Unit", line => line.Unit)
            .Quantity("Committed quantity", line => line.CommittedQuantity)
            .Quantity("Validated quantity", line => line.ValidatedQuantity)
            .Money("Committed (GBP)", line => line.IsValued ? line.Committed : null)
            .Money("Validated (GBP)", line => line.IsValued ? line.Validated : null);
}
