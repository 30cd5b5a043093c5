using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;

namespace Commonweal.Service.People;

/// <summary>
/// Sends whoever forgot their password a letter with a one-time link; an address without an account gets one that says so.
/// Two-step sign-in stays on: who reads somebody's mail has their first step only.
/// </summary>
public sealed class SendPasswordLink(Db db, MasterKey key, CommonwealSettings site)
{
    /// <summary>Answers the letter, which nobody but its reader sees outside the demo; to one address it goes once in ten minutes.</summary>
    public Task<Outcome<Notice>> RunAsync(string email, CancellationToken stop) =>
        db.ActAsync<Notice>(
            Actor.Public,
            async () =>
            {
                if (EmailAddress.Problem(email, "people.password-link.email-form") is { } unclear)
                {
                    return unclear;
                }

                var now = await db.NowAsync(stop);
                var account = await db.AccountOfAsync(email, stop);
                // To the address as it is kept: another that folds to the same capitals may be another person's.
                var letter = site.ToChoosePassword(
                    account?.Email ?? email.Trim(),
                    account is null ? null : PasswordLink.TokenFor(account, false, now, key),
                    now
                );
                await db.AddOnceAsync(letter, "password-link.asked", letter.Id, site, stop);
                return letter;
            },
            stop
        );
}
