using Commonweal.Domain.Common;
using Commonweal.Service.People;
using Microsoft.AspNetCore.Identity;

namespace Commonweal.Web.People;

/// <summary>Asks for the password again before how somebody signs in is changed: the screen may have been left open.</summary>
internal static class Confirmation
{
    /// <summary>Wrong tries count as wrong tries to sign in do.</summary>
    public static async Task<Outcome<Done>> ConfirmAsync(
        this SignInManager<Account> signIn,
        Account account,
        string? password,
        string field
    ) =>
        string.IsNullOrEmpty(password)
            ? new Problem("people.password.missing", "Enter your password.", field)
        : (
            await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)
        ).Succeeded
            ? Outcome.Done
        : new Problem(
            "people.password.wrong",
            "This is not your password now. Check it and try again. After 10 wrong tries, wait 5 minutes before the next.",
            field
        );
}
