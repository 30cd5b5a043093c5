using Commonweal.Domain.People;
using Commonweal.Service;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Sends somebody an invitation.</summary>
public sealed class InviteModel(InvitePerson invite, CommonwealSettings site, CurrentActor current)
    : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    public LetterSent? Sent { get; private set; }

    public IReadOnlyList<Choice> Roles => RoleWords.ChoicesFor(current.Actor);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var invited = ModelState.IsValid
            ? await invite.RunAsync(current.Actor, Email ?? "", Role, stop)
            : null;
        if (invited is { Succeeded: true })
            Sent = LetterSent.Of(invited.Value.Letter, site);
        else
            this.Refused(
                invited?.Problems ?? [.. InvitePerson.Check(current.Actor, Email ?? "", Role)]
            );
        return Page();
    }
}
