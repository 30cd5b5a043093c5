using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Service.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>The social value schedule as a document to edit.</summary>
public sealed class OpportunityScheduleDocxModel(PublishedProcurement lookup) : PageModel
{
    private const string Docx =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await lookup.OfAsync(Actor.Public, id, stop) is { } tender
            ? File(
                ScheduleDocx.Write(TenderSchedule.Of(tender)),
                Docx,
                "social-value-schedule.docx"
            )
            : NotFound();
}
