using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

public sealed class TroubleModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    TroubleWithTender trouble
) : ProcurementPage(current, lookup)
{
    /// <summary>What went wrong, in words.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [TroubleWithTender.Silence] = "The service could not be reached",
            ["bid.submit-refused"] = "A submission was refused",
            ["bid.withdrawal-refused"] = "A withdrawal was refused",
            ["bid.workbook-refused"] = "A workbook was refused",
            ["bid.save-refused"] = "Answers were not saved",
        };

    /// <summary>Of one kind alone; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public Listing<TroubleWithTender.Row> List { get; } =
        new Listing<TroubleWithTender.Row>("trouble")
            .Text("When", row => UkTime.Exactly(row.At), sort: "at")
            .Time("Moment", row => row.At)
            .InFileOnly()
            .Text("What", row => Kinds[row.Kind], sort: "kind")
            .Text("Until", row => row.Until is { } until ? UkTime.Exactly(until) : null)
            .Text(
                "Why",
                row =>
                    row.Kind == TroubleWithTender.Silence ? null
                    : row.Late ? "Bids were no longer received"
                    : "Another reason, which the bidder's own record names"
            );

    protected override bool IsAsked =>
        Procurement.Stage is not (ProcurementStage.Draft or ProcurementStage.Recorded);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => trouble.RunAsync(Actor, Id, Kind, request, stop));
}
