using Commonweal.Domain.Evaluation;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>The assessment summary a bidder reads after the award.</summary>
public sealed class ResultModel(BidAssessment assessment, CurrentActor current) : PageModel
{
    public BidAssessment.View Found { get; private set; } = null!;

    /// <summary>Why the response got no marks; null when it was marked.</summary>
    public string? Unmarked =>
        Found.Result.Judged switch
        {
            BidStatus.Disregarded =>
                "No delivery statement came with your bid, so under the published rule your social value response was disregarded.",
            BidStatus.BelowMinimum =>
                "Your delivery statements scored below the published minimum, so your social value response was excluded.",
            BidStatus.Scored => null,
        };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await assessment.RunAsync(current.Actor, id, stop) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        return Page();
    }
}
