using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Makes an invitation and shows its link once.</summary>
public sealed class InviteModel(InvitePerson invite, CurrentActor current) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    public string? Link { get; private set; }

    public IReadOnlyList<Choice> Roles => RoleWords.ChoicesFor(current.Actor);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Role is null)
        {
            ModelState.AddModelError(nameof(Role), "Select what they will do");
            return Page();
        }

        var invited = await invite.RunAsync(current.Actor, Email ?? "", Role.Value, stop);
        if (!this.Refused(invited))
            Link =
                $"{Request.Scheme}://{Request.Host}{Request.PathBase}/join?token={invited.Value}";
        return Page();
    }
}
