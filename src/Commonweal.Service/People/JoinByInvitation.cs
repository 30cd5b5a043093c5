using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Spends an invitation: makes the account, or takes the one that is signed in, and grants the role.</summary>
public sealed class JoinByInvitation(Db db, UserManager<Account> accounts)
{
    /// <summary>Answers the account to sign in with.</summary>
    /// <param name="token">The token of the link.</param>
    /// <param name="person">Who joins, when they have no account yet.</param>
    /// <param name="account">Who joins, when they are signed in.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<Account>> RunAsync(
        string token,
        NewPerson? person,
        Account? account,
        CancellationToken stop
    )
    {
        var name = account?.Name ?? person!.Name;
        return await db.OpenInvitationAsync(token, stop) switch
        {
            { AuthorityId: { } authority } => await InAsync(
                Actor.OfAuthority(Guid.Empty, name, authority)
            ),
            { SupplierId: { } supplier } => await InAsync(
                Actor.OfSupplier(Guid.Empty, name, supplier)
            ),
            _ => SpendInvitation.CannotBeUsed,
        };

        Task<Outcome<Account>> InAsync(Actor organisation) =>
            db.ActAsync(
                organisation,
                () => JoinAsync(organisation, token, person, account, stop),
                stop
            );
    }

    private async Task<Outcome<Account>> JoinAsync(
        Actor organisation,
        string token,
        NewPerson? person,
        Account? account,
        CancellationToken stop
    )
    {
        await db.LockPeopleAsync(organisation, stop);
        var spent = await db.SpendAsync(accounts, token, person, account, stop);
        if (!spent.Succeeded)
        {
            return Outcome.Refused<Account>(spent.Problems);
        }

        var (invitation, joined) = spent.Value;
        var held = await db.Set<Membership>()
            .Where(membership =>
                membership.AccountId == joined.Id
                && membership.AuthorityId == invitation.AuthorityId
                && membership.SupplierId == invitation.SupplierId
            )
            .Select(membership => membership.Role)
            .ToListAsync(stop);
        Role[] roles = [.. held, invitation.Role];
        if (RolePermissions.Apart(roles) is { } refusal)
        {
            return refusal;
        }

        db.Add(
            Membership.In(
                organisation,
                Guid.CreateVersion7(),
                joined.Id,
                invitation.Role,
                await db.NowAsync(stop)
            )
        );
        db.Record("person.joined", joined.Id, new { role = invitation.Role.ToString() });
        return joined;
    }
}
