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
                if (Check(actor, accountId, roles) is { } refused)
                {
                    return refused;
                }

                await db.LockPeopleAsync(actor, stop);
                var ours = await db.Set<Membership>()
                    .Where(membership =>
                        membership.AuthorityId == actor.AuthorityId
                        && membership.SupplierId == actor.SupplierId
                    )
                    .ToListAsync(stop);
                var held = ours.Where(membership => membership.AccountId == accountId).ToArray();
                if (held.Length == 0)
                {
                    return new Problem(
                        "people.person.not-here",
                        "This person is not in your organisation any more. Nothing was changed."
                    );
                }

                Role[] staying = [.. ours.Except(held).Select(other => other.Role), .. roles];
                if (!staying.Intersect(RolePermissions.With(InvitePerson.Needs(actor))).Any())
                {
                    return new Problem(
                        "people.roles.last-inviter",
                        "Nobody else in your organisation can invite people. Give somebody else that role first.",
                        "Roles"
                    );
                }

                var before = held.Select(membership => membership.Role).ToArray();
                Change(actor, accountId, held, roles, await db.NowAsync(stop));
                db.Record(
                    "person.roles-changed",
                    accountId,
                    new { from = Names(before), to = Names(roles) }
                );
                return default(Done);
            },
            stop
        );

    private void Change(
        Actor actor,
        Guid accountId,
        Membership[] held,
        IReadOnlyList<Role> roles,
        DateTimeOffset now
    )
    {
        foreach (var lost in held.Where(membership => !roles.Contains(membership.Role)))
        {
            lost.End(now);
        }

        db.AddRange(
            roles
                .Except(held.Select(membership => membership.Role))
                .Select(role => Membership.In(actor, Guid.CreateVersion7(), accountId, role, now))
        );
    }

    private static Problem? Check(Actor actor, Guid accountId, IReadOnlyList<Role> roles) =>
        roles.Any(role => !RolePermissions.In(actor).Contains(role))
            ? InvitePerson.RoleElsewhere with
            {
                Field = "Roles",
            }
        : accountId == actor.AccountId
            ? new Problem(
                "people.roles.own",
                "Nobody changes their own roles. Ask another administrator.",
                "Roles"
            )
        : RolePermissions.Apart(roles);

    private static IEnumerable<string> Names(IEnumerable<Role> roles) =>
        roles.Order().Select(role => role.ToString());
}
