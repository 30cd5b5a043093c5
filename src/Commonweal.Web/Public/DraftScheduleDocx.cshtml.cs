using Commonweal.Service.Procurements;
using Commonweal.Service.Public;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Public;

/// <summary>The draft of the schedule as a document to edit; back to its page while there is none.</summary>
public sealed class DraftScheduleDocxModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    DraftSchedule draft
) : ProcurementPage(current, lookup)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await draft.OfAsync(Actor, Id, stop) is not { } found ? NotFound()
        : found.Succeeded
            ? File(
                ScheduleDocx.Write(found.Value),
                ScheduleDocx.ContentType,
                "draft-social-value-schedule.docx"
            )
        : Redirect($"{Home}/schedule");
}
