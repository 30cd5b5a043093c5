using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>A new password, for who knows the old one.</summary>
public sealed class PasswordModel(
    UserManager<Account> accounts,
    SignInManager<Account> signIn,
    CurrentActor current
) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var account = (await accounts.GetUserAsync(User))!;
        var confirmed = await signIn.ConfirmAsync(account, Current, nameof(Current));
        if (
            this.Refused(confirmed)
            | this.Refused(
                NewPerson.Weakness(Password ?? "", account.Email) is { } weak ? [weak] : []
            )
        )
            return Page();
        var changed = await accounts.ChangePasswordAsync(account, Current!, Password ?? "");
        if (this.Refused(NewPerson.Judge(changed)))
            return Page();
        await signIn.SignInForAsync(account, current.OrganisationId);
        TempData["Success"] = "Your password is changed.";
        return Redirect("/account");
    }
}
