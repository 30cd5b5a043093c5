using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Spends an invitation: makes the account, or takes the one that is signed in, and grants the role.</summary>
public sealed class JoinByInvitation(Db db, UserManager<Account> accounts)
{
    private static readonly Problem CannotBeUsed = new(
        "people.invitation.not-usable",
        "This link cannot be used: it was used before, is older than 7 days, or was not copied whole. Ask for a new one."
    );

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
        var organisation = await OrganisationAsync(token, stop);
        return organisation is null
            ? CannotBeUsed
            : await db.ActAsync(
                organisation with
                {
                    Name = account?.Name ?? person!.Name,
                },
                () => JoinAsync(token, person, account, stop),
                stop
            );
    }

    private async Task<Outcome<Account>> JoinAsync(
        string token,
        NewPerson? person,
        Account? account,
        CancellationToken stop
    )
    {
        var spent = await db.Set<Invitation>()
            .FromSql($"select * from spend_invitation({Invitation.Hash(token)})")
            .AsNoTracking()
            .ToListAsync(stop);
        if (spent is not [var invitation])
        {
            return CannotBeUsed;
        }

        var email = account?.Email ?? person!.Email.Trim();
        if (
            invitation.Email.Length > 0
            && !string.Equals(invitation.Email, email, StringComparison.OrdinalIgnoreCase)
        )
        {
            return new Problem(
                "people.invitation.other-person",
                "This link was made for another email address. Use the address it was sent to, or ask for a link of your own.",
                "Email"
            );
        }

        var now = await db.NowAsync(stop);
        var joined = account is null ? await person!.CreateAsync(accounts, now) : account;
        if (joined.Succeeded)
        {
            var id = Guid.CreateVersion7();
            db.Add(
                invitation.AuthorityId is { } authorityId
                    ? Membership.InAuthority(id, joined.Value.Id, authorityId, invitation.Role, now)
                    : Membership.InSupplier(
                        id,
                        joined.Value.Id,
                        invitation.SupplierId!.Value,
                        invitation.Role,
                        now
                    )
            );
            db.Record("person.joined", joined.Value.Id, new { role = invitation.Role.ToString() });
        }

        return joined;
    }

    /// <summary>Whose invitation it is; looked up by its hash alone, before anybody is known.</summary>
    private async Task<Actor?> OrganisationAsync(string token, CancellationToken stop)
    {
        var hash = Invitation.Hash(token);
        var scope = await db
            .Database.SqlQuery<InvitationScope>(
                $"select authority_id as \"AuthorityId\", supplier_id as \"SupplierId\" from invitation_scope({hash})"
            )
            .ToListAsync(stop);
        return scope switch
        {
            [{ AuthorityId: { } authority }] => Actor.OfAuthority(Guid.Empty, "", authority),
            [{ SupplierId: { } supplier }] => Actor.OfSupplier(Guid.Empty, "", supplier),
            _ => null,
        };
    }

    private sealed record InvitationScope(Guid? AuthorityId, Guid? SupplierId);
}
