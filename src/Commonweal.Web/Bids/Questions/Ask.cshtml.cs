using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Questions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids.Questions;

public sealed class AskModel(
    CurrentActor current,
    PublishedProcurement lookup,
    OwnQuestions own,
    AskQuestion ask
) : PageModel
{
    [BindProperty]
    public string? Asked { get; set; }

    public PublishedProcurement.Opportunity Tender { get; private set; } = null!;

    public IReadOnlyList<OwnQuestions.Row> Questions { get; private set; } = [];

    public bool MayAsk => current.Actor.Can(Permission.WriteBids);

    /// <summary>Why no more questions are taken; null while they are.</summary>
    public string? Closed => Tender.NoQuestions;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await FindAsync(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return NotFound();
        }

        if (this.Refused(await ask.RunAsync(current.Actor, id, Asked, stop)))
        {
            return Page();
        }

        TempData["Success"] = "Your question is with the council, which does not see who asked.";
        return Redirect($"/opportunities/{id}/questions");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        if (await lookup.OfAsync(current.Actor, id, stop) is not { } tender)
        {
            return false;
        }

        Tender = tender;
        Questions = await own.OfAsync(current.Actor, id, stop);
        return true;
    }
}
