using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Identity;

namespace Commonweal.Service.People;

/// <summary>A new password by the link of a letter or of the operator. Every session of the account ends.</summary>
public sealed class ChoosePassword(
    Db db,
    MasterKey key,
    UserManager<Account> accounts,
    Memberships memberships
)
{
    /// <summary>Whose password a link changes; null when it cannot be used.</summary>
    public async Task<string?> FindAsync(string? token, CancellationToken stop) =>
        (await PasswordLink.OpenAsync(token, key, db, stop))?.Account.Email;

    /// <summary>Sets it, and turns two-step sign-in off where the operator allowed that.</summary>
    public async Task<Outcome<Done>> RunAsync(
        string? token,
        string password,
        CancellationToken stop
    )
    {
        if (await PasswordLink.OpenAsync(token, key, db, stop) is not (var link, var known))
        {
            return PasswordLink.CannotBeUsed;
        }

        var places = await memberships.OfAsync(known.Id, stop);
        var actor =
            places.Select(place => place.Actor).FirstOrDefault()
            ?? Actor.SignedIn(known.Id, known.Name);
        return await db.ActAsync(
            actor,
            () =>
                db.ChangeAsync<Account, Done>(
                    known.Id,
                    PasswordLink.CannotBeUsed,
                    account => SetAsync(account, link, password),
                    stop
                ),
            stop
        );
    }

    private async Task<Outcome<Done>> SetAsync(Account account, PasswordLink link, string password)
    {
        if (account.SecurityStamp != link.Stamp)
        {
            return PasswordLink.CannotBeUsed;
        }

        // Both change the security stamp, which ends sessions and links; a refused password takes the first back too.
        await accounts.RemovePasswordAsync(account);
        var set = NewPerson.Judge(await accounts.AddPasswordAsync(account, password));
        if (!set.Succeeded)
        {
            return set;
        }

        if (link.ClearsSecondStep)
        {
            await accounts.SetTwoFactorEnabledAsync(account, enabled: false);
            await accounts.ResetAuthenticatorKeyAsync(account);
        }

        // Whoever reads the account's mail is not kept out by a stranger's wrong tries.
        await accounts.SetLockoutEndDateAsync(account, null);
        await accounts.ResetAccessFailedCountAsync(account);

        db.Record("account.password-chosen", account.Id, new { link.ClearsSecondStep });
        return Outcome.Done;
    }
}
