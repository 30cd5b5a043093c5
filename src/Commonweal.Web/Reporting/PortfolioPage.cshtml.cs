using Commonweal.Domain.Common;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Service.Reporting;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Reporting;

public sealed class PortfolioPageModel(
    Portfolio portfolio,
    Shares shares,
    ReferenceData reference,
    CurrentActor current
) : PageModel
{
    private const int MostInChart = 12;

    [BindProperty(SupportsGet = true)]
    public PortfolioFilter Filter { get; set; } = new();

    public PortfolioGrouping Grouping { get; private set; }

    public Portfolio.Page Figures { get; private set; } = null!;

    /// <summary>Promises in per cent, which no sum holds.</summary>
    public IReadOnlyList<Shares.Row> InPercent { get; private set; } = [];

    public string Caption => $"Value in pounds by {Grouping.ToString().ToLowerInvariant()}";

    /// <summary>The grouping a row opens into.</summary>
    public PortfolioGrouping Below =>
        Grouping switch
        {
            PortfolioGrouping.Theme => PortfolioGrouping.Measure,
            PortfolioGrouping.Supplier => PortfolioGrouping.Contract,
            PortfolioGrouping.Measure => PortfolioGrouping.Contract,
            _ => PortfolioGrouping.Theme,
        };

    /// <summary>What is filtered, and the address without it.</summary>
    public IReadOnlyList<(string Words, string Without)> Chosen =>
        [
            .. new (string? Value, string Words, PortfolioFilter Without)[]
            {
                (Filter.Theme, "this theme", Filter with { Theme = null, Edition = null }),
                (
                    Filter.Measure,
                    $"measure {Filter.Measure}",
                    Filter with
                    {
                        Measure = null,
                        Edition = null,
                    }
                ),
                (
                    Filter.Quarter,
                    Quarter.Parse(Filter.Quarter)?.Words() ?? "no such quarter",
                    Filter with
                    {
                        Quarter = null,
                    }
                ),
                (Filter.Supplier?.ToString(), "one supplier", Filter with { Supplier = null }),
                (Filter.Contract?.ToString(), "one contract", Filter with { Contract = null }),
            }
                .Where(one => one.Value is not null)
                .Select(one => (one.Words, PortfolioAddress.Of(Grouping, one.Without))),
        ];

    public BarChart Chart =>
        new(
            Figures.Rows.Count > MostInChart ? $"{Caption}, the first {MostInChart}" : Caption,
            [
                ("Promised", BarChart.Colours[0]),
                ("Due by now", BarChart.Colours[1]),
                ("Validated", BarChart.Colours[2]),
            ],
            [
                .. Figures
                    .Rows.Where(row => row.IsValued)
                    .Take(MostInChart)
                    .Select(row =>
                        (
                            NameOf(row),
                            (IReadOnlyList<decimal?>)[row.Committed, row.Due, row.Validated]
                        )
                    ),
            ]
        );

    public string NameOf(Portfolio.Row row) =>
        row.Key is null ? "All together" : ReportingWords.Group(reference, Grouping, row);

    /// <summary>What of the total is of which edition; null when all is of one.</summary>
    public string? EditionMix =>
        ReportingWords.EditionMix(
            reference,
            Figures.Editions.Select(row => (row.Edition, row.Committed))
        );

    public string TitleOf(string edition) => reference.Edition(edition)?.Title ?? edition;

    public Task<IActionResult> OnGetAsync(string? by, CancellationToken stop)
    {
        Grouping =
            Enum.TryParse<PortfolioGrouping>(by, ignoreCase: true, out var asked)
            && Enum.IsDefined(asked)
                ? asked
                : PortfolioGrouping.Theme;
        return File().AnswerAsync(this, request => FiguresAsync(request, stop));
    }

    private async Task<ListPage<Portfolio.Row>> FiguresAsync(
        ListRequest request,
        CancellationToken stop
    )
    {
        Figures = await portfolio.RunAsync(current.Actor, Grouping, Filter, stop);
        InPercent = await shares.RunAsync(
            current.Actor,
            current.Actor.AuthorityId ?? Guid.Empty,
            Filter,
            stop
        );
        IReadOnlyList<Portfolio.Row> rows =
            Figures.Rows.Count == 0 ? [] : [.. Figures.Rows, Figures.Whole];
        return new ListPage<Portfolio.Row>(rows, rows.Count, 1, Math.Max(1, rows.Count));
    }

    private Listing<Portfolio.Row> File() =>
        new Listing<Portfolio.Row>("portfolio")
            .Text(Grouping.ToString(), NameOf)
            .Text("Edition", row => row.Edition)
            .Money("Promised (GBP)", row => row.IsValued ? row.Committed : null)
            .Money("Due by now (GBP)", row => row.IsValued ? row.Due : null)
            .Money("Claimed (GBP)", row => row.IsValued ? row.Claimed : null)
            .Money("Validated (GBP)", row => row.IsValued ? row.Validated : null)
            .Text("Unit", row => row.Unit)
            .Quantity("Promised quantity", row => row.CommittedQuantity)
            .Quantity("Due quantity", row => row.DueQuantity)
            .Quantity("Claimed quantity", row => row.ClaimedQuantity)
            .Quantity("Validated quantity", row => row.ValidatedQuantity)
            .Money("Value of the contracts (GBP)", row => row.ContractsValue)
            .Percent("Promised, of contract value", row => row.OfContracts(row.Committed).Value)
            .Percent("Claimed, of contract value", row => row.OfContracts(row.Claimed).Value)
            .Percent("Validated, of contract value", row => row.OfContracts(row.Validated).Value);
}
