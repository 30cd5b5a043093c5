using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>All criteria of the award together.</summary>
public sealed class WholeAwardModel(WholeAward award, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public WholeAward.View? Found { get; private set; }

    public bool MayEnter =>
        Found is { IsUnderEvaluation: true }
        && Found.ToEnter.Any()
        && current.Actor.Can(Permission.AdjustOffers);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await award.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return this.Show(outcome);
    }
}
