using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Record;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Record;

/// <summary>The organisation's chained record, and whether it holds.</summary>
public sealed class LogModel(AuditLog log, AuditVerifier verifier, CurrentActor current) : PageModel
{
    public Listing<AuditLog.Row> List { get; } =
        new Listing<AuditLog.Row>("audit")
            .Text("Entry", row => row.N.ToString(CultureInfo.InvariantCulture), sort: "n")
            .Time("When", row => row.At)
            .Text("Who", row => row.By)
            .Text("What", row => row.Act)
            .Text(
                "About",
                row => row.About?.Name,
                link: row => row.About is { } thing ? PageOf(thing, current.Actor) : null
            )
            .Text("Facts", FactWords.Of)
            .Tag(
                "Fingerprint",
                row => row.Holds ? "Holds" : "Changed",
                row => row.Holds ? "green" : "red"
            );

    /// <summary>The procurement everything shown belongs to; null for the whole record.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Of { get; set; }

    public bool ReadsProcurements => current.Actor.Can(Permission.ReadProcurements);

    public AuditVerifier.Chain? Chain { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var verified = await verifier.OfAsync(current.Actor, stop);
        if (!this.Refused(verified))
            Chain = verified.Value;
        return await ShowAsync(stop);
    }

    /// <summary>The page that shows the thing, where there is one and this reader may open it.</summary>
    private static string? PageOf(AuditLog.Subject thing, Actor reader)
    {
        var route = (thing.Kind, IsSupplier: reader.SupplierId is not null) switch
        {
            ("procurement", false) => "procurements/{id:guid}",
            ("procurement", true) => "opportunities/{id:guid}",
            ("bid", true) => "supplier/bids/{id:guid}",
            ("offer", false) => "procurements/{id:guid}/bids",
            ("policy", false) => "policy/{id:guid}",
            ("contract", false) => "contracts/{id:guid}",
            ("contract", true) => "supplier/contracts/{id:guid}",
            ("report", false) => "reports/{id:guid}",
            ("report", true) => "supplier/reports/{id:guid}",
            ("person", _) => "people/{accountId:guid}",
            _ => null,
        };
        return route is not null && RouteTable.Routes[route].Allows(reader)
            ? $"/{route}"
                .Replace("{id:guid}", $"{thing.PageId}", StringComparison.Ordinal)
                .Replace("{accountId:guid}", $"{thing.PageId}", StringComparison.Ordinal)
            : null;
    }

    private Task<IActionResult> ShowAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => log.RunAsync(current.Actor, request, Of, stop));
}
