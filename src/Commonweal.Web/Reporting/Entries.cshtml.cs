using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Service.Reporting;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Reporting;

public sealed class EntriesModel(
    PortfolioEntries entries,
    NamesInFilter names,
    EditionShelf editions,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public PortfolioFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public PortfolioFigure? Figure { get; set; }

    public PortfolioEntries.Sum Sum { get; private set; } = new(null, null, null);

    /// <summary>What the entries come to; null of several figures together, whose sum would mean nothing, and of no entries.</summary>
    public string? Together =>
        Figure is null || List.Total == 0 ? null
        : (Sum.Quantity, Sum.Unit) is ({ } quantity, { } unit)
            ? $"{UnitWords.Amount(quantity, unit)}: {Money.Display(Sum.Value)}"
        : Money.Display(Sum.Value);

    /// <summary>What is listed, in words: the figure, then everything that narrows it.</summary>
    public string Title
    {
        get
        {
            var kind = Figure switch
            {
                PortfolioFigure.Committed => "Committed entries",
                PortfolioFigure.Due => "Committed entries due by now",
                PortfolioFigure.Claimed => "Claimed entries",
                PortfolioFigure.Validated => "Validated entries",
                _ => "Ledger entries",
            };
            return narrowed.Length > 0 ? $"{kind} of {string.Join(", ", narrowed)}" : kind;
        }
    }

    public Listing<PortfolioEntries.Row> List =>
        list ??= new Listing<PortfolioEntries.Row>("ledger-entries")
            .Text("Entry", row => $"{row.Id}", link: row => $"/portfolio/entries/{row.Id}")
            .Text("What happened", row => ReportingWords.Of(row.Kind))
            .Text("Quarter", row => row.Quarter.Words(), sort: "quarter")
            .Text("Contract", row => row.Reference, sort: "contract")
            .Text("Supplier", row => row.SupplierName, sort: "supplier")
            .InFileOnly()
            .Text(
                "Measure",
                row => ReportingWords.Measure(editions, row.Edition, row.Measure),
                sort: "measure"
            )
            .Quantity("Quantity", row => row.Quantity, unit: row => row.Unit)
            .Text("Unit", row => row.Unit)
            .InFileOnly()
            .Money(
                "Value",
                row => row.UnitValue is null ? null : row.Value,
                sort: "value",
                none: Money.None
            )
            .Time("Written", row => row.RecordedAt)
            .InFileOnly()
            .Text("Why", row => row.Reason);

    private Listing<PortfolioEntries.Row>? list;
    private string[] narrowed = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var answer = await List.AnswerAsync(
            this,
            request => entries.RunAsync(current.Actor, Figure, Filter, request, stop)
        );
        Sum = await entries.SumAsync(current.Actor, Figure, Filter, List.Address.ToRequest(), stop);
        var called = await names.RunAsync(current.Actor, Filter, stop);
        narrowed = [.. ReportingWords.Narrowed(editions, Filter, called).Select(one => one.Words)];
        return answer;
    }
}
