using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Service.Public;
using Commonweal.Service.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>The social value schedule as a document to edit.</summary>
public sealed class OpportunityScheduleDocxModel(PublishedProcurement lookup, ReferenceData data)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await lookup.OfAsync(Actor.Public, id, stop) is { } tender
            ? File(
                ScheduleDocx.Write(
                    TenderSchedule.Of(ScheduleSource.Of(tender, data.Scores, data.Places))
                ),
                ScheduleDocx.ContentType,
                "social-value-schedule.docx"
            )
            : NotFound();
}
