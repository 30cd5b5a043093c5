using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Codes of an authenticator app, each of which signs in once.</summary>
public sealed class OneTimeCodes(UserManager<Account> accounts)
{
    /// <summary>
    /// More than are valid between a code's first and last moment (two steps of 30 seconds either side), so that none
    /// that was used is forgotten while it could be used again.
    /// </summary>
    private const int Remembered = 9;

    private const int Digits = 6;
    private const string Provider = "Commonweal";
    private const string Name = "UsedCodes";

    /// <summary>True when the code is right and was not used before; it is used from then on.</summary>
    public async Task<bool> SpendAsync(Account account, string typed)
    {
        var code = string.Concat(typed.Where(char.IsAsciiDigit));
        // Six digits exactly: without its leading zero a used code would look like another one.
        if (
            code.Length != Digits
            || !await accounts.VerifyTwoFactorTokenAsync(
                account,
                TokenOptions.DefaultAuthenticatorProvider,
                code
            )
        )
        {
            return false;
        }

        var used = (
            await accounts.GetAuthenticationTokenAsync(account, Provider, Name) ?? ""
        ).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
        return !used.Contains(hash, StringComparer.Ordinal)
            && await RememberAsync(
                account,
                string.Join(' ', used.Append(hash).TakeLast(Remembered))
            );
    }

    /// <summary>False when the same account spent a code at the same moment.</summary>
    private async Task<bool> RememberAsync(Account account, string used)
    {
        try
        {
            return (
                await accounts.SetAuthenticationTokenAsync(account, Provider, Name, used)
            ).Succeeded;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
