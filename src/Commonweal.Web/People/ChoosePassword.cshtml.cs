using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>A new password by a one-time link, for who does not know the old one. Signing in comes after, with its second step.</summary>
public sealed class ChoosePasswordModel(ChoosePassword choose) : PageModel
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
        if (this.Refused(await choose.RunAsync(Token, Password ?? "", stop)))
        {
            await OnGetAsync(stop);
            return Page();
        }

        TempData["Success"] = "Your password is changed. Sign in with it.";
        return Redirect("/sign-in");
    }
}
