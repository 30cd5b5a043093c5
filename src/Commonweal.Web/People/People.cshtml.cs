using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Who works in the organisation, and who is asked to.</summary>
public sealed class PeopleModel(
    PeopleOfOrganisation people,
    InvitationsSent invitations,
    EmailsNotSent emails,
    CancelInvitation cancel,
    CurrentActor current
) : PageModel
{
    public IReadOnlyList<InvitationsSent.Row> Invitations { get; private set; } = [];

    /// <summary>As the menu calls it.</summary>
    public int EmailsNotSent { get; private set; }

    public Listing<PeopleOfOrganisation.Person> List { get; } =
        new Listing<PeopleOfOrganisation.Person>("people")
            .Text("Name", row => row.Name, sort: "name", link: row => $"/people/{row.AccountId}")
            .Text("Email address", row => row.Email, sort: "email")
            .Text("Roles", row => RoleWords.Of(row.Roles))
            .Text("Two-step sign-in", row => row.HasTwoSteps ? "On" : "Off");

    /// <summary>Whether they look after the people of a council.</summary>
    public bool IsCouncil => current.Actor.Can(Permission.ManagePeople);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Invitations = await invitations.OfAsync(current.Actor, stop);
        EmailsNotSent = await emails.CountAsync(current.Actor, stop);
        return await List.AnswerAsync(
            this,
            request => people.RunAsync(current.Actor, request, stop)
        );
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid invitation, CancellationToken stop)
    {
        if (this.Refused(await cancel.RunAsync(current.Actor, invitation, stop)))
            return await OnGetAsync(stop);
        TempData["Success"] = "The invitation is cancelled. Its link leads nowhere now.";
        return Redirect("/people");
    }
}
