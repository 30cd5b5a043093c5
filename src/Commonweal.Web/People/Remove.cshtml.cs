using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Asks once more before a colleague's access ends.</summary>
public sealed class RemoveModel(
    PeopleOfOrganisation people,
    ChangeRoles change,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid AccountId { get; set; }

    public PeopleOfOrganisation.Person Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await people.FindAsync(current.Actor, AccountId, stop) is not { } person)
            return NotFound();
        Person = person;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var name = (await people.FindAsync(current.Actor, AccountId, stop))?.Name;
        if (this.Refused(await change.RunAsync(current.Actor, AccountId, [], stop)))
            return await OnGetAsync(stop);
        TempData["Success"] = $"{name} no longer has access.";
        return Redirect("/people");
    }
}
