using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reporting;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Reporting;

public sealed class PortfolioPageModel(
    Portfolio portfolio,
    RestatedPortfolio restated,
    Shares shares,
    NamesInFilter names,
    EditionShelf editions,
    CurrentActor current
) : PageModel
{
    private const int MostInChart = 12;

    /// <summary>One of the figures, the same in the chart, in the table and in files.</summary>
    /// <param name="IsCompared">Whether it is set against the value of the contracts.</param>
    public sealed record Column(
        PortfolioFigure Figure,
        string Heading,
        Func<Portfolio.Row, decimal?> Value,
        Func<Portfolio.Row, decimal?> Quantity,
        bool IsCompared = true
    );

    [BindProperty(SupportsGet = true)]
    public PortfolioFilter Filter { get; set; } = new();

    /// <summary>The edition the values are restated to; null for values as they were agreed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? RestatedTo { get; set; }

    /// <summary>The editions to restate to, after values as they were agreed.</summary>
    public IReadOnlyList<Choice> Editions { get; private set; } = [];

    /// <summary>What stands behind restated figures; null for values as they were agreed.</summary>
    public RestatedPortfolio.Page? Restated { get; private set; }

    public PortfolioGrouping Grouping { get; private set; }

    public Portfolio.Page Figures { get; private set; } = null!;

    /// <summary>Commitments in per cent, which no sum holds.</summary>
    public IReadOnlyList<Shares.Row> InPercent { get; private set; } = [];

    public IReadOnlyList<Column> Columns { get; } =
    [
        new(
            PortfolioFigure.Committed,
            "Committed",
            row => row.Committed,
            row => row.CommittedQuantity
        ),
        new(
            PortfolioFigure.Due,
            "Due by now",
            row => row.Due,
            row => row.DueQuantity,
            IsCompared: false
        ),
        new(PortfolioFigure.Claimed, "Claimed", row => row.Claimed, row => row.ClaimedQuantity),
        new(
            PortfolioFigure.Validated,
            "Validated",
            row => row.Validated,
            row => row.ValidatedQuantity
        ),
    ];

    /// <summary>Whether contracts and reports open for this role.</summary>
    public bool MayOpen => current.Actor.Can(Permission.ReadContracts);

    public string Caption =>
        $"Value in pounds by {Grouping.ToString().ToLowerInvariant()}{(Restated is { To.Title: var title } ? $", restated to {title}" : "")}";

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
    public IReadOnlyList<(string Words, string Without)> Chosen { get; private set; } = [];

    public BarChart Chart
    {
        get
        {
            Portfolio.Row[] valued = [.. Figures.Rows.Where(row => row.IsValued)];
            return new(
                valued.Length > MostInChart
                    ? $"{Caption}, the first {MostInChart}; all {valued.Length} are in the table"
                    : Caption,
                [.. Columns.Select((column, i) => (column.Heading, BarChart.Colours[i]))],
                [
                    .. valued
                        .Take(MostInChart)
                        .Select(row =>
                            (
                                NameOf(row),
                                (IReadOnlyList<decimal?>)
                                    [.. Columns.Select(column => column.Value(row))]
                            )
                        ),
                ]
            );
        }
    }

    public string NameOf(Portfolio.Row row) =>
        row.Key is null ? "All together" : ReportingWords.Group(editions, Grouping, row);

    /// <summary>What of the total is of which edition; null when all is of one.</summary>
    public string? EditionMix =>
        ReportingWords.EditionMix(
            editions,
            Figures.Editions.Select(row => (row.Edition, row.Committed))
        );

    /// <summary>What is net of a figure; null when the council shows gross values alone.</summary>
    public NetValue? NetOf(Portfolio.Row row, Column column) =>
        row.Range(column.Figure) is { } gross
            ? Figures.Net?.Of(gross, hasOwnDeadweight: false)
            : null;

    /// <summary>The portfolio looked at in another way, its values of the same kind.</summary>
    public string AddressOf(PortfolioGrouping by, PortfolioFilter filter) =>
        PortfolioAddress.Of(by, filter, RestatedTo);

    public string TitleOf(string edition) => editions.Find(edition)?.Title ?? edition;

    public Task<IActionResult> OnGetAsync(string? by, CancellationToken stop)
    {
        Grouping =
            Enum.TryParse<PortfolioGrouping>(by, ignoreCase: true, out var asked)
            && Enum.IsDefined(asked)
                ? asked
                : PortfolioGrouping.Theme;
        return RestatedTo is { } name && editions.Find(name) is null
            ? Task.FromResult<IActionResult>(NotFound())
            : File().AnswerAsync(this, request => FiguresAsync(request, stop));
    }

    private async Task<ListPage<Portfolio.Row>> FiguresAsync(
        ListRequest request,
        CancellationToken stop
    )
    {
        if (RestatedTo is not null)
        {
            Restated = await restated.RunAsync(current.Actor, Grouping, Filter, RestatedTo, stop);
        }

        Figures =
            Restated?.Restated ?? await portfolio.RunAsync(current.Actor, Grouping, Filter, stop);
        Editions = await ChoicesAsync(stop);
        InPercent = await shares.RunAsync(
            current.Actor,
            current.Actor.AuthorityId ?? Guid.Empty,
            Filter,
            stop
        );
        var called = await names.RunAsync(current.Actor, Filter, stop);
        Chosen =
        [
            .. ReportingWords
                .Narrowed(editions, Filter, called)
                .Select(one => (one.Words, AddressOf(Grouping, one.Without))),
        ];
        IReadOnlyList<Portfolio.Row> rows =
            Figures.Rows.Count == 0 ? [] : [.. Figures.Rows, Figures.Whole];
        return new ListPage<Portfolio.Row>(rows, rows.Count, 1, Math.Max(1, rows.Count));
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(CancellationToken stop)
    {
        var known = await editions.TitlesAsync(current.Actor, stop);
        return
        [
            new("", "Values as they were agreed"),
            .. known
                .Concat(
                    Figures
                        .Editions.Select(row => row.Edition)
                        .Append(RestatedTo ?? "")
                        .Where(name => name.Length > 0)
                        .Select(name => (name, TitleOf(name)))
                )
                .DistinctBy(edition => edition.Item1, StringComparer.Ordinal)
                .Select(edition => new Choice(edition.Item1, $"Restated to {edition.Item2}")),
        ];
    }

    private static ValueRange? Range(Portfolio.Row row, Column column) =>
        row.IsValued ? row.Range(column.Figure) : null;

    private Listing<Portfolio.Row> File()
    {
        var file = new Listing<Portfolio.Row>(
            RestatedTo is null ? "portfolio" : "portfolio-restated"
        )
            .Text(Grouping.ToString(), NameOf)
            .Text("Edition", row => row.Edition);
        if (RestatedTo is not null)
        {
            AddAgreed(file);
        }

        foreach (var column in Columns)
        {
            file.Money(
                $"{column.Heading}{(RestatedTo is null ? "" : ", restated")} (GBP)",
                row => row.IsValued ? column.Value(row) : null
            );
        }

        file.Text("Unit", row => row.Unit);
        foreach (var column in Columns)
        {
            file.Quantity($"{column.Heading} quantity", column.Quantity);
        }

        AddEnds(file);
        file.Money("Value of the contracts (GBP)", row => row.ContractsValue);
        foreach (var column in Columns.Where(column => column.IsCompared))
        {
            file.Percent(
                $"{column.Heading}, of contract value",
                row => ReportingWords.OfContracts(row, column.Value(row))?.Value
            );
        }

        return file;
    }

    /// <summary>Low, high and net values.</summary>
    private void AddEnds(Listing<Portfolio.Row> file)
    {
        foreach (var column in Columns)
        {
            file.Money($"{column.Heading}, low (GBP)", row => Range(row, column)?.Low)
                .Money($"{column.Heading}, high (GBP)", row => Range(row, column)?.High)
                .Money(
                    $"{column.Heading}, net (GBP)",
                    row => row.IsValued ? NetOf(row, column)?.Range.Central : null
                );
        }
    }

    /// <summary>What a file of restated figures says besides: what they are, what was agreed, and what they leave out.</summary>
    private void AddAgreed(Listing<Portfolio.Row> file)
    {
        file.Text("What the values are", _ => ReportingWords.Restated(Restated!));
        foreach (var column in Columns)
        {
            file.Money(
                    $"{column.Heading}, as agreed (GBP)",
                    row =>
                        Restated!.Of(row).Agreed is { IsValued: true } agreed
                            ? column.Value(agreed)
                            : null
                )
                .Money(
                    $"{column.Heading}, left out of the restated value (GBP)",
                    row => Restated!.Of(row).LeftOut[column.Figure]
                );
        }
    }
}
