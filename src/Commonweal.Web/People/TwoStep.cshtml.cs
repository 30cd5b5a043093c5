using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Turns the second step of sign-in on and off, and gives recovery codes.</summary>
public sealed class TwoStepModel(
    UserManager<Account> accounts,
    SignInManager<Account> signIn,
    OneTimeCodes codes,
    CurrentActor current
) : PageModel
{
    private const int RecoveryCodes = 10;

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public bool IsOn { get; private set; }
    public int CodesLeft { get; private set; }
    public string Key { get; private set; } = "";
    public string Address { get; private set; } = "";
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public string SpacedKey => string.Join(' ', Key.Chunk(4).Select(part => new string(part)));

    public async Task OnGetAsync() => await ShowAsync(await AccountAsync());

    public async Task<IActionResult> OnPostOnAsync()
    {
        var account = await AccountAsync();
        if (string.IsNullOrWhiteSpace(Code))
            ModelState.AddModelError(nameof(Code), "Enter the code your app shows now.");
        if (
            await IsConfirmedAsync(account)
            && ModelState.IsValid
            && !await codes.SpendAsync(account, Code!)
        )
            ModelState.AddModelError(
                nameof(Code),
                "This code is not right. Check that the clock of your device is right, then enter the code the app shows now."
            );
        if (!ModelState.IsValid)
        {
            await ShowAsync(account);
            return Page();
        }

        await accounts.SetTwoFactorEnabledAsync(account, enabled: true);
        return await WithNewCodesAsync(account);
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        var account = await AccountAsync();
        if (await IsConfirmedAsync(account))
            return await WithNewCodesAsync(account);
        await ShowAsync(account);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        var account = await AccountAsync();
        if (!await IsConfirmedAsync(account))
        {
            await ShowAsync(account);
            return Page();
        }

        await accounts.SetTwoFactorEnabledAsync(account, enabled: false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await signIn.SignInForAsync(account, current.OrganisationId);
        TempData["Success"] = "Two-step sign-in is off.";
        return Redirect("/account");
    }

    private async Task<Account> AccountAsync() => (await accounts.GetUserAsync(User))!;

    private async Task<bool> IsConfirmedAsync(Account account) =>
        !this.Refused(await signIn.ConfirmAsync(account, Password, nameof(Password)));

    private async Task<IActionResult> WithNewCodesAsync(Account account)
    {
        NewCodes =
        [
            .. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? [],
        ];
        await signIn.SignInForAsync(account, current.OrganisationId);
        return Page();
    }

    private async Task ShowAsync(Account account)
    {
        IsOn = account.TwoFactorEnabled;
        CodesLeft = await accounts.CountRecoveryCodesAsync(account);
        if (IsOn)
            return;
        if (await accounts.GetAuthenticatorKeyAsync(account) is null)
        {
            // A new key is a new stamp: without signing in again this very session would end.
            await accounts.ResetAuthenticatorKeyAsync(account);
            await signIn.SignInForAsync(account, current.OrganisationId);
        }

        Key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        Address =
            $"otpauth://totp/Commonweal:{Uri.EscapeDataString(account.Email!)}?secret={Key}&issuer=Commonweal";
    }
}
