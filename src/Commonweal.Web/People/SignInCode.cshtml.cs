using Commonweal.Service.People;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>The second step: a code of the authenticator app, or a recovery code, each once.</summary>
public sealed class SignInCodeModel(
    SignInManager<Account> signIn,
    UserManager<Account> accounts,
    OneTimeCodes codes,
    SignInTries tries,
    LineTries lines,
    KnownBrowser known
) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
            return Redirect("/sign-in");
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), "Enter the code from your authenticator app.");
            return Page();
        }

        var mayTry =
            await tries.TakeAsync(account, SignInTries.OfCode, lines.Take(HttpContext, account))
            || known.MayTry(HttpContext, account);
        if (mayTry && await IsRightAsync(account, Code))
        {
            known.Remember(HttpContext, account);
            lines.Forget(HttpContext, account);
            await tries.ForgetAsync(account);
            await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
            await signIn.SignInForAsync(account, organisationId: null);
            return this.GoOn(ReturnUrl);
        }

        ModelState.AddModelError(
            nameof(Code),
            "This code is not right, or was used before. Wait for the next one in your app and enter it."
        );
        return Page();
    }

    /// <summary>Recovery codes are longer than the six digits of an app.</summary>
    private async Task<bool> IsRightAsync(Account account, string typed)
    {
        var code = string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign)));
        return code.Length > 6
            ? (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded
            : await codes.SpendAsync(account, code);
    }
}
