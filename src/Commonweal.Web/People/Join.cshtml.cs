using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Commonweal.Web.People;

/// <summary>Spends an invitation, or the one-time token of an authority's first administrator.</summary>
public sealed class JoinModel(
    OpenInvitation invitations,
    JoinByInvitation join,
    SignInManager<Account> signIn,
    UserManager<Account> accounts,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public PersonInput Person { get; set; } = new();

    /// <summary>What the link offers; null when it cannot be used.</summary>
    public OpenInvitation.View? Invitation { get; private set; }

    public string? SignedInAs => current.IsSignedIn ? current.Actor.Name : null;

    public string SignInFirst =>
        this.On(
            "/sign-in",
            this.On(QueryHelpers.AddQueryString("/join", "token", Token ?? ""), ReturnUrl)
        );

    public async Task OnGetAsync(CancellationToken stop) =>
        Invitation = await invitations.FindAsync(Token, stop);

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
        await signIn.SignInForAsync(joined.Value, current.OrganisationId);
        TempData["Success"] = "You have joined.";
        return this.GoOn(this.Ours(ReturnUrl) ?? (account is null ? "/" : "/account/organisation"));
    }
}
