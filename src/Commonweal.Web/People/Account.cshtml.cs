using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>What the service knows about the person, and where to change it.</summary>
public sealed class AccountModel(
    UserManager<Account> accounts,
    Memberships memberships,
    CurrentActor current
) : PageModel
{
    public Account Account { get; private set; } = null!;
    public string Organisation => current.OrganisationName ?? "None";
    public string Roles => RoleWords.Of(current.Actor.Roles);
    public int Organisations { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Account = (await accounts.GetUserAsync(User))!;
        Organisations = (await memberships.OfAsync(Account.Id, stop)).Count;
    }
}
