using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Gives a colleague exactly these roles; none ends their access, while their account stays theirs.</summary>
public sealed class ChangeRoles(Db db)
{
    /// <summary>Refused when it would leave the organisation without anybody who can invite people.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid accountId,
        IReadOnlyList<Role> roles,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            InvitePerson.Needs(actor),
            async () =>
            {
                if (roles.Any(role => !RolePermissions.In(actor).Contains(role)))
                {
                    return InvitePerson.RoleElsewhere with { Field = "Roles" };
                }

                if (accountId == actor.AccountId)
                {
                    return new Problem(
                        "people.roles.own",
                        "Nobody changes their own roles. Ask another administrator.",
                        "Roles"
                    );
                }

                var ours = await LockedAsync(actor, stop);
                var held = ours.Where(membership => membership.AccountId == accountId).ToArray();
                if (held.Length == 0)
                {
                    return new Problem(
                        "people.person.not-here",
                        "This person is not in your organisation any more. Nothing was changed."
                    );
                }

                if (!Invites(ours.Except(held).Select(other => other.Role).Concat(roles)))
                {
                    return new Problem(
                        "people.roles.last-inviter",
                        "Nobody else in your organisation can invite people. Give somebody else that role first.",
                        "Roles"
                    );
                }

                var before = held.Select(membership => membership.Role).ToArray();
                db.RemoveRange(held.Where(membership => !roles.Contains(membership.Role)));
                db.AddRange(
                    Granted(actor, accountId, roles.Except(before), await db.NowAsync(stop))
                );
                db.Record(
                    "person.roles-changed",
                    accountId,
                    new { from = Names(before), to = Names(roles) }
                );
                return default(Done);
            },
            stop
        );

    /// <summary>One change at a time, or two administrators could take each other's role away at once.</summary>
    private async Task<List<Membership>> LockedAsync(Actor actor, CancellationToken stop)
    {
        await (
            actor.AuthorityId is { } authorityId
                ? db.LockAsync<Authority>(authorityId, stop)
                : db.LockAsync<Supplier>(actor.SupplierId!.Value, stop)
        );
        return await db.Set<Membership>()
            .Where(membership =>
                membership.AuthorityId == actor.AuthorityId
                && membership.SupplierId == actor.SupplierId
            )
            .ToListAsync(stop);
    }

    private static IEnumerable<string> Names(IEnumerable<Role> roles) =>
        roles.Order().Select(role => role.ToString());

    private static bool Invites(IEnumerable<Role> roles) =>
        roles.Any(role => role is Role.Administrator or Role.SupplierOwner);

    private static IEnumerable<Membership> Granted(
        Actor actor,
        Guid accountId,
        IEnumerable<Role> roles,
        DateTimeOffset now
    ) =>
        roles.Select(role =>
            actor.AuthorityId is { } authorityId
                ? Membership.InAuthority(Guid.CreateVersion7(), accountId, authorityId, role, now)
                : Membership.InSupplier(
                    Guid.CreateVersion7(),
                    accountId,
                    actor.SupplierId!.Value,
                    role,
                    now
                )
        );
}
