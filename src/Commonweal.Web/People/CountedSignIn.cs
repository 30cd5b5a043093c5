using Commonweal.Service.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Commonweal.Web.People;

/// <summary>Takes one of the account's tries before it looks at a password.</summary>
public sealed class CountedSignIn(
    UserManager<Account> accounts,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    SignInTries tries
) : SignInManager<Account>(accounts, context, claims, options, log, schemes, confirmation)
{
    /// <inheritdoc />
    public override async Task<SignInResult> CheckPasswordSignInAsync(
        Account user,
        string password,
        bool lockoutOnFailure
    )
    {
        if (!await tries.TakeAsync(user))
            return SignInResult.LockedOut;
        if (!await UserManager.CheckPasswordAsync(user, password))
            return SignInResult.Failed;
        await (user.TwoFactorEnabled ? tries.GiveBackAsync(user) : tries.ForgetAsync(user));
        return SignInResult.Success;
    }
}
