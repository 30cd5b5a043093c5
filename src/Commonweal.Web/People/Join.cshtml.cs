using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Spends an invitation, or the one-time token of an authority's first administrator.</summary>
public sealed class JoinModel(
    JoinByInvitation join,
    SignInManager<Account> signIn,
    UserManager<Account> accounts,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public PersonInput Person { get; set; } = new();

    public string? SignedInAs => current.IsSignedIn ? current.Actor.Name : null;

    public string SignInFirst =>
        $"/sign-in{QueryString.Create("returnUrl", $"/join{QueryString.Create("token", Token ?? "")}")}";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var account = await accounts.GetUserAsync(User);
        var joined = await join.RunAsync(
            Token ?? "",
            account is null ? Person.ToPerson() : null,
            account,
            stop
        );
        if (this.Refused(joined, account is null ? nameof(Person) : ""))
            return Page();
        await signIn.SignInForAsync(joined.Value, current.OrganisationId);
        TempData["Success"] = "You have joined.";
        return Redirect(account is null ? "/" : "/account/organisation");
    }
}
