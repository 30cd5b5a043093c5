using Commonweal.Domain.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Public;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Public;

/// <summary>The social value schedule as bidders will read it, before the tender is published.</summary>
public sealed class DraftScheduleModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    DraftSchedule draft
) : ProcurementPage(current, lookup)
{
    public TenderSchedule? Schedule { get; private set; }

    /// <summary>What has to be settled before there is a schedule; null once there is one.</summary>
    public Problem? First { get; private set; }

    /// <summary>Why the PDF that was asked for could not be made; null otherwise.</summary>
    public string? Unprinted => TempData["Unprinted"] as string;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await draft.OfAsync(Actor, Id, stop) is not { } found)
        {
            return NotFound();
        }

        Schedule = found.Succeeded ? found.Value : null;
        First = found.Succeeded ? null : found.Problems[0];
        return Page();
    }
}
