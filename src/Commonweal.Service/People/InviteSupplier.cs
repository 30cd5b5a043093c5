using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>
/// Sends whoever wants to register a supplier a letter with a one-time link, so that the address is theirs. An address with an
/// account gets another letter by the same work: neither the page nor its time tells which.
/// </summary>
public sealed class InviteSupplier(Db db, CommonwealSettings site)
{
    /// <summary>Answers the letter, which nobody but its reader sees outside the demo.</summary>
    /// <param name="email">Where the letter goes.</param>
    /// <param name="returnUrl">A page of this site to go on to once registered; null for the first one.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<SentInvitation>> RunAsync(
        string email,
        string? returnUrl,
        CancellationToken stop
    ) =>
        db.ActAsync<SentInvitation>(
            Actor.Public,
            async () =>
            {
                if (EmailAddress.Problem(email, "people.registration.email-form") is { } unclear)
                {
                    return unclear;
                }

                var made = Invitation.For(
                    Actor.Public,
                    Role.SupplierOwner,
                    email.Trim(),
                    await db.NowAsync(stop)
                );
                var normalized = made.Invitation.Email.ToUpperInvariant();
                var hasAccount = await db.Set<Account>()
                    .AnyAsync(account => account.NormalizedEmail == normalized, stop);
                var sent = site.ToRegister(hasAccount, returnUrl, made);
                db.Add(made.Invitation);
                db.Add(sent.Letter);
                db.Record("supplier.invited", made.Invitation.Id, new { });
                return sent;
            },
            stop
        );
}
