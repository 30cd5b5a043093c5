using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>The first step: email address and password.</summary>
public sealed class SignInModel(
    SignInManager<Account> signIn,
    UserManager<Account> accounts,
    CurrentActor current,
    SignInTries tries,
    LineTries lines,
    KnownBrowser known,
    ILogger<SignInModel> log
) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether what was typed before the session ended was kept.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Kept { get; set; }

    public string Register => this.On("/suppliers/register", ReturnUrl);

    public IActionResult OnGet() => current.IsSignedIn ? this.GoOn(ReturnUrl) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var (email, password) = (Email?.Trim() ?? "", Password ?? "");
        if (email.Length == 0)
            ModelState.AddModelError(nameof(Email), "Enter your email address.");
        if (password.Length == 0)
            ModelState.AddModelError(nameof(Password), "Enter your password.");
        if (!ModelState.IsValid)
            return Page();
        // An address without an account goes the same way as any other: time tells nobody which has one.
        var account = await accounts.FindByNameAsync(email) ?? new Account();
        await WakeAsync(account, password);
        var result = await signIn.PasswordSignInAsync(
            account,
            password,
            isPersistent: false,
            lockoutOnFailure: true
        );
        log.LogInformation(
            "Sign-in of account {Account} from {Address}: {Result}",
            account.Id,
            HttpContext.Connection.RemoteIpAddress,
            result
        );
        if (result.RequiresTwoFactor)
            return Redirect($"/sign-in/code{QueryString.Create("returnUrl", ReturnUrl ?? "/")}");
        if (result.Succeeded)
        {
            known.Remember(HttpContext, account);
            return this.GoOn(ReturnUrl);
        }

        ModelState.AddModelError(
            nameof(Email),
            "The email address or the password is not right. Check both and try again. After 10 wrong tries, wait 5 minutes before the next."
        );
        return Page();
    }

    /// <summary>The right password from a browser the account has signed in with ends its rest.</summary>
    private async Task WakeAsync(Account account, string password)
    {
        if (
            (lines.AreSpent(HttpContext, account) || await accounts.IsLockedOutAsync(account))
            && known.MayTry(HttpContext, account)
            && await accounts.CheckPasswordAsync(account, password)
        )
        {
            lines.Forget(HttpContext, account);
            await tries.ForgetAsync(account);
        }
    }
}
