using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

public sealed class PeopleModel(PeopleOfOrganisation people, CurrentActor current) : PageModel
{
    public Listing<PeopleOfOrganisation.Person> List { get; } =
        new Listing<PeopleOfOrganisation.Person>("people")
            .Text("Name", row => row.Name, sort: "name", link: row => $"/people/{row.AccountId}")
            .Text("Email address", row => row.Email, sort: "email")
            .Text("Roles", row => RoleWords.Of(row.Roles))
            .Text("Two-step sign-in", row => row.HasTwoSteps ? "On" : "Off");

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => people.RunAsync(current.Actor, request, stop));
}
