using Commonweal.Service;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Web.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>Anybody follows a tender by email.</summary>
public sealed class OpportunityFollowModel(
    CurrentActor current,
    PublishedProcurement lookup,
    AskForAlert ask,
    CommonwealSettings site
) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public PublishedProcurement.Opportunity Tender { get; private set; } = null!;

    public LetterSent? Sent { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await lookup.OfAsync(current.Actor, id, stop) is not { } tender)
        {
            return NotFound();
        }

        Tender = tender;
        return tender.IsOpen ? Page() : Redirect($"/opportunities/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await lookup.OfAsync(current.Actor, id, stop) is not { } tender)
        {
            return NotFound();
        }

        Tender = tender;
        var letter = await ask.FollowAsync(Email, id, stop);
        if (!this.Refused(letter))
        {
            Sent = LetterSent.Of(letter.Value, site);
        }

        return Page();
    }
}
