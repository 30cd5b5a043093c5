using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.People;

/// <summary>
/// Sends whoever wants to register a supplier a letter with a one-time link, so that the address is theirs. An address with an
/// account gets another letter by the same work: neither the page nor its time tells which.
/// </summary>
public sealed class InviteSupplier(Db db, CommonwealSettings site)
{
    /// <summary>Answers the letter, which nobody but its reader sees outside the demo; to one address it goes once in ten minutes.</summary>
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
                var hasAccount = await db.AccountOfAsync(made.Invitation.Email, stop) is not null;
                var sent = site.ToRegister(hasAccount, returnUrl, made);
                if (
                    await db.AddOnceAsync(
                        sent.Letter,
                        "supplier.invited",
                        made.Invitation.Id,
                        site,
                        stop
                    )
                )
                {
                    db.Add(made.Invitation);
                }

                return sent;
            },
            stop
        );
}
