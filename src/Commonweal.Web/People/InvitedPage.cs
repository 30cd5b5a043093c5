using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Commonweal.Web.People;

/// <summary>A page that a one-time link leads to, for a new person or for somebody with an account.</summary>
public abstract class InvitedPage(OpenInvitation invitations, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public PersonInput Person { get; set; } = new();

    protected CurrentActor Current { get; } = current;

    /// <summary>What the link offers; null when it cannot be used.</summary>
    public OpenInvitation.View? Invitation { get; private set; }

    public string? SignedInAs => Current.IsSignedIn ? Current.Actor.Name : null;

    public string SignInFirst =>
        this.On(
            "/sign-in",
            this.On(QueryHelpers.AddQueryString(Request.Path, "token", Token ?? ""), ReturnUrl)
        );

    /// <summary>Whoever pastes may paste the whole link.</summary>
    public async Task OnGetAsync(CancellationToken stop)
    {
        Token = Token?.Trim().Split("token=")[^1].Split('&')[0];
        Invitation = await invitations.FindAsync(Token, stop);
    }
}
