using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>One colleague's roles.</summary>
public sealed class RolesModel(
    PeopleOfOrganisation people,
    ChangeRoles change,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid AccountId { get; set; }

    [BindProperty]
    public List<Role> Roles { get; set; } = [];

    public PeopleOfOrganisation.Person Person { get; private set; } = null!;

    /// <summary>Nobody ends their own access.</summary>
    public bool IsOneself => AccountId == current.Actor.AccountId;

    public IReadOnlyList<Choice> Choices => RoleWords.ChoicesFor(current.Actor);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var found = await PageAsync(stop);
        if (Person is not null)
            Roles = [.. Person.Roles];
        return found;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // A role that does not exist leaves an error behind, not an empty place.
        if (!ModelState.IsValid)
            return await PageAsync(stop);
        if (Roles.Count > 0)
        {
            if (this.Refused(await change.RunAsync(current.Actor, AccountId, Roles, stop)))
                return await PageAsync(stop);
            TempData["Success"] = "Their roles are saved.";
            return Redirect("/people");
        }

        ModelState.AddModelError(
            nameof(Roles),
            "Select at least one role. To end their access, use Remove this person."
        );
        return await PageAsync(stop);
    }

    private async Task<IActionResult> PageAsync(CancellationToken stop)
    {
        var person = await people.FindAsync(current.Actor, AccountId, stop);
        if (person is null)
            return NotFound();
        Person = person;
        return Page();
    }
}
