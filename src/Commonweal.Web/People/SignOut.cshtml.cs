using Commonweal.Service.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Ends every session of the account, so that a copied cookie is worth nothing.</summary>
public sealed class SignOutModel(SignInManager<Account> signIn, UserManager<Account> accounts)
    : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (await accounts.GetUserAsync(User) is { } account)
            await accounts.UpdateSecurityStampAsync(account);
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        TempData["Success"] = "You are signed out.";
        return Redirect("/");
    }
}
