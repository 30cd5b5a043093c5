using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Service.Public;
using Commonweal.Service.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>The social value schedule of a tender, the same for everybody.</summary>
public sealed class OpportunityScheduleModel(PublishedProcurement lookup, ReferenceData data)
    : PageModel
{
    public Guid Id { get; private set; }

    public TenderSchedule Schedule { get; private set; } = null!;

    /// <summary>Why the PDF that was asked for could not be made; null otherwise.</summary>
    public string? Unprinted => TempData["Unprinted"] as string;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await lookup.OfAsync(Actor.Public, id, stop) is not { } tender)
        {
            return NotFound();
        }

        (Id, Schedule) = (
            id,
            TenderSchedule.Of(ScheduleSource.Of(tender, data.Scores, data.Places))
        );
        return Page();
    }
}
