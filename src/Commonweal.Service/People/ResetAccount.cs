using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.People;

/// <summary>
/// Answers the token of a link to a new password that also turns two-step sign-in off, for who lost both. Only the command line
/// can reach it: the operator makes sure first who asks.
/// </summary>
public sealed class ResetAccount(Db db, MasterKey key, Memberships memberships)
{
    /// <summary>Refused when there is no such account. The entry joins the log of the first organisation of the account.</summary>
    public async Task<Outcome<string>> RunAsync(string email, CancellationToken stop)
    {
        if (await db.AccountOfAsync(email, stop) is not { } account)
        {
            return new Problem(
                "people.account.unknown",
                $"There is no account with the address \"{email}\". Write the one it signs in with.",
                "email"
            );
        }

        var places = await memberships.OfAsync(account.Id, stop);
        var actor = places.Select(place => place.Actor).FirstOrDefault() switch
        {
            { AuthorityId: { } authority } => Actor.OfAuthority(
                Guid.Empty,
                CreateAuthority.Operator,
                authority
            ),
            { SupplierId: { } supplier } => Actor.OfSupplier(
                Guid.Empty,
                CreateAuthority.Operator,
                supplier
            ),
            _ => Actor.Public with { Name = CreateAuthority.Operator },
        };
        return await db.ActAsync<string>(
            actor,
            async () =>
            {
                var token = PasswordLink.TokenFor(account, true, await db.NowAsync(stop), key);
                db.Record("account.reset-allowed", account.Id, new { });
                return token;
            },
            stop
        );
    }
}
