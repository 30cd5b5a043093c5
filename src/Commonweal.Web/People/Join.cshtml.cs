using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.People;

/// <summary>Spends an invitation, or the one-time token of an authority's first administrator.</summary>
public sealed class JoinModel(
    OpenInvitation invitations,
    JoinByInvitation join,
    SignInManager<Account> signIn,
    UserManager<Account> accounts,
    CurrentActor current
) : InvitedPage(invitations, current)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await OnGetAsync(stop);
        var account = await accounts.GetUserAsync(User);
        var joined = await join.RunAsync(
            Token ?? "",
            account is null ? Person.ToPerson(Invitation?.Email) : null,
            account,
            stop
        );
        if (this.Refused(joined, account is null ? nameof(Person) : ""))
            return Page();
        await signIn.SignInForAsync(joined.Value, Current.OrganisationId);
        TempData["Success"] = "You have joined.";
        return this.GoOn(this.Ours(ReturnUrl) ?? (account is null ? "/" : "/account/organisation"));
    }
}
