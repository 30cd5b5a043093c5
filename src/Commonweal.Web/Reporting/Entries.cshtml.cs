using Commonweal.Service.Reporting;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Reporting;

public sealed class EntriesModel(PortfolioEntries entries, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public PortfolioFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public PortfolioFigure? Figure { get; set; }

    public string Title =>
        Figure switch
        {
            PortfolioFigure.Committed => "Entries of committed value",
            PortfolioFigure.Due => "Entries of value due by now",
            PortfolioFigure.Claimed => "Entries of claimed value",
            PortfolioFigure.Validated => "Entries of validated value",
            _ => "Ledger entries",
        };

    public Listing<PortfolioEntries.Row> List { get; } =
        new Listing<PortfolioEntries.Row>("ledger-entries")
            .Text("Entry", row => $"{row.Id}", link: row => $"/portfolio/entries/{row.Id}")
            .Text("What happened", row => ReportingWords.Of(row.Kind))
            .Text("Quarter", row => row.Quarter.ToString(), sort: "quarter")
            .Text("Contract", row => row.Reference, sort: "contract")
            .Text("Supplier", row => row.SupplierName, sort: "supplier")
            .Text("Measure", row => row.Measure, sort: "measure")
            .Quantity("Quantity", row => row.Quantity)
            .Text("Unit", row => row.Unit)
            .Money("Value", row => row.Value, sort: "value")
            .Time("Written", row => row.RecordedAt)
            .Text("Why", row => row.Reason);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            request => entries.RunAsync(current.Actor, Figure, Filter, request, stop)
        );
}
