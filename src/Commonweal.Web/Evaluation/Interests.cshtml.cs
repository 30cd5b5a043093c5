using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Web.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>Everybody says here whether anything ties them to a bidder, and goes back to where they came from.</summary>
public sealed class InterestsModel(
    OwnInterest interest,
    DeclareInterest declare,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The page they came from; null for none.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public bool? HasConflict { get; set; }

    [BindProperty]
    public string? Detail { get; set; }

    public OwnInterest.View? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await interest.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return this.Show(outcome);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var outcome = await declare.RunAsync(current.Actor, Id, HasConflict, Detail ?? "", stop);
        if (this.Refused(outcome))
        {
            return await OnGetAsync(stop);
        }

        var next = current.Actor.Can(Permission.ScoreBids) ? "scoring" : "bids";
        return LocalRedirect(this.Ours(From) ?? $"/procurements/{Id}/{next}");
    }
}
