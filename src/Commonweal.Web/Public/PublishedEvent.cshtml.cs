using Commonweal.Domain.People;
using Commonweal.Service;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>One event before a tender: anybody reads it, and registers while it is to come.</summary>
public sealed class PublishedEventModel(
    PublicEvents events,
    RegisterInterest register,
    CommonwealSettings site
) : PageModel
{
    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? AccessNeeds { get; set; }

    public PublicEvents.Row Event { get; private set; } = null!;

    public LetterSent? Sent { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid eventId, CancellationToken stop)
    {
        if (await events.OneAsync(Actor.Public, eventId, stop) is not { } found)
        {
            return NotFound();
        }

        Event = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid eventId, CancellationToken stop)
    {
        if (await events.OneAsync(Actor.Public, eventId, stop) is not { } found)
        {
            return NotFound();
        }

        Event = found;
        var letter = await register.RunAsync(eventId, Organisation, Email, AccessNeeds, stop);
        if (!this.Refused(letter))
        {
            Sent = LetterSent.Of(letter.Value, site);
        }

        return Page();
    }
}
