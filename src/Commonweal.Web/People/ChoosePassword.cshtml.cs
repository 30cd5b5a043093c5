using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>A new password by a one-time link, for who does not know the old one. Signing in comes after, with its second step.</summary>
public sealed class ChoosePasswordModel(
    ChoosePassword choose,
    UserManager<Account> accounts,
    KnownBrowser known,
    LineTries lines
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whose password the link changes; null when it cannot be used.</summary>
    public string? Email { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) =>
        Email = await choose.FindAsync(Token, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var email = await choose.FindAsync(Token, stop);
        if (this.Refused(await choose.RunAsync(Token, Password ?? "", stop)))
        {
            await OnGetAsync(stop);
            return Page();
        }

        if (email is not null && await accounts.FindByNameAsync(email) is { } account)
        {
            // A stranger's wrong tries keep nobody out who reads the account's mail here.
            known.Remember(HttpContext, account);
            lines.Forget(HttpContext, account);
        }

        TempData["Success"] = "Your password is changed. Sign in with it.";
        return Redirect("/sign-in");
    }
}
