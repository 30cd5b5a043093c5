using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Delivery;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

public sealed class SupplierQuartersModel(
    QuartersOfContract quarters,
    StartReport startReport,
    CurrentActor current
) : PageModel
{
    public QuartersOfContract.Page Contract { get; private set; } = null!;

    public bool MayReport => current.Actor.Can(Permission.ReportDelivery);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await quarters.RunAsync(current.Actor, id, stop) is not { } contract)
        {
            return NotFound();
        }

        Contract = contract;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? quarter, CancellationToken stop)
    {
        if (Quarter.Parse(quarter) is not { } chosen)
        {
            return NotFound();
        }

        var started = await startReport.RunAsync(current.Actor, id, chosen, stop);
        return this.Refused(started)
            ? await OnGetAsync(id, stop)
            : Redirect($"/supplier/reports/{started.Value}");
    }
}
