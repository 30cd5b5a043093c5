using System.Globalization;
using Commonweal.Service.Audit;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Audit;

/// <summary>The organisation's chained record, and whether it holds.</summary>
public sealed class LogModel(AuditLog log, AuditVerifier verifier, CurrentActor current) : PageModel
{
    public Listing<AuditLog.Row> List { get; } =
        new Listing<AuditLog.Row>("audit")
            .Text("Entry", row => row.N.ToString(CultureInfo.InvariantCulture), sort: "n")
            .Time("When", row => row.At)
            .Text("Who", row => row.By)
            .Text("What", row => row.Act)
            .Text("Facts", row => row.Facts)
            .Tag(
                "Fingerprint",
                row => row.Holds ? "Holds" : "Changed",
                row => row.Holds ? "green" : "red"
            );

    public AuditVerifier.Chain? Chain { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var verified = await verifier.OfAsync(current.Actor, stop);
        if (!this.Refused(verified))
            Chain = verified.Value;
        return await ShowAsync(stop);
    }

    private Task<IActionResult> ShowAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => log.RunAsync(current.Actor, request, stop));
}
