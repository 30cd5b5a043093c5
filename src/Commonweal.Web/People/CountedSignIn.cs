using Commonweal.Service.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Commonweal.Web.People;

/// <summary>
/// Takes one of the account's tries before it looks at a password. A password is worked out for every try, allowed or not: a
/// try at an account at rest, without a password or not there at all takes as long as any other.
/// </summary>
public sealed class CountedSignIn(
    UserManager<Account> accounts,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    SignInTries tries,
    LineTries lines
) : SignInManager<Account>(accounts, context, claims, options, log, schemes, confirmation)
{
    /// <inheritdoc />
    public override async Task<SignInResult> CheckPasswordSignInAsync(
        Account user,
        string password,
        bool lockoutOnFailure
    )
    {
        var mayTry = await tries.TakeAsync(user, isLeft: lines.Take(Context, user));
        var isRight = await IsRightAsync(user, password);
        if (!mayTry)
            return SignInResult.LockedOut;
        if (!isRight)
            return SignInResult.Failed;
        if (user.TwoFactorEnabled)
        {
            lines.GiveBack(Context, user);
            await tries.GiveBackAsync(user);
            return SignInResult.Success;
        }

        lines.Forget(Context, user);
        await tries.ForgetAsync(user);
        return SignInResult.Success;
    }

    private async Task<bool> IsRightAsync(Account user, string password)
    {
        if (user.PasswordHash is not null)
            return await UserManager.CheckPasswordAsync(user, password);
        UserManager.PasswordHasher.HashPassword(user, password);
        return false;
    }
}
