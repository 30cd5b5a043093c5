using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class RankingModel(ProcurementRanking ranking, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ProcurementRanking.View? Found { get; private set; }

    public bool MayModerate => current.Actor.Can(Permission.ModerateScores);

    /// <summary>Whether the method marks pounds; otherwise they would only distract from the quantities that count.</summary>
    public bool ShowsPounds => Found?.Latest?.Input.Quantitative.Method.CountsPounds() == true;

    public bool MayRun =>
        MayModerate
        && Found
            is {
                Stage: ProcurementStage.Opened or ProcurementStage.Scored,
                Obstacles: [],
                Latest: null or { IsCurrent: false }
            };

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await ranking.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return this.Show(outcome);
    }
}
