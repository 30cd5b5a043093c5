using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>What a bidder was asked about its opened bid.</summary>
public sealed class ClarificationsModel(BidQuestions questions, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public BidQuestions.View Found { get; private set; } = null!;

    public bool MayAnswer => current.Actor.Can(Permission.WriteBids);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await questions.RunAsync(current.Actor, Id, stop) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        return Page();
    }
}
