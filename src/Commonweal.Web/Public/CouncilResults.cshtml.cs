using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
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
    EditionShelf editions
) : PageModel
{
    /// <summary>Contracts on the page; the file has every one.</summary>
    public const int MostContracts = 25;

    public PublishedResults.Page Council { get; private set; } = null!;

    /// <summary>Commitments in per cent, which no sum holds.</summary>
    public IReadOnlyList<Shares.Row> InPercent { get; private set; } = [];

    public PublishedSums Sums => new(Council, editions);

    public BarChart Chart =>
        new(
            "Value committed and validated, in pounds, by theme",
            [("Committed", BarChart.Colours[0]), ("Validated", BarChart.Colours[^1])],
            [
                .. Sums
                    .Themes.Where(sum => sum.IsValued)
                    .Select(sum =>
                        (Sums.NameOf(sum), (IReadOnlyList<decimal?>)[sum.Committed, sum.Validated])
                    ),
            ]
        );

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

    private Listing<PublishedResults.Line> File(string slug) =>
        new Listing<PublishedResults.Line>($"{slug}-results")
            .ForEverybody()
            .Text("Contract", line => line.Reference)
            .Text("Title", line => line.Title)
            .Text("Supplier", line => line.SupplierName)
            .Money("Contract value (GBP)", line => line.ContractValue)
            .Text("Edition", line => line.Edition)
            .Text("Theme", line => ReportingWords.Theme(editions, line.Edition, line.Theme))
            .Text("Measure", line => line.Measure)
            .Text("Measure in words", line => editions.Names(line.Edition).TitleOf(line.Measure))
            .Text("Quarter", line => line.Quarter)
            .Text("Unit", line => line.Unit)
            .Quantity("Committed quantity", line => line.CommittedQuantity)
            .Quantity("Validated quantity", line => line.ValidatedQuantity)
            .Money("Committed (GBP)", line => line.IsValued ? line.Committed : null)
            .Money("Validated (GBP)", line => line.IsValued ? line.Validated : null)
            .Money("Committed, low (GBP)", line => line.IsValued ? line.CommittedLow : null)
            .Money("Committed, high (GBP)", line => line.IsValued ? line.CommittedHigh : null)
            .Money("Committed, net (GBP)", line => Net(line, line.Committed))
            .Money("Validated, low (GBP)", line => line.IsValued ? line.ValidatedLow : null)
            .Money("Validated, high (GBP)", line => line.IsValued ? line.ValidatedHigh : null)
            .Money("Validated, net (GBP)", line => Net(line, line.Validated))
            .Text(
                "Value in pounds",
                line =>
                    line.IsKept ? "Kept with the council"
                    : line.IsValued ? "Given"
                    : Money.None
            );

    private decimal? Net(PublishedResults.Line line, decimal? gross) =>
        line.IsValued ? gross * Council.Net?.Factor : null;
}
