using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Invites somebody into the actor's own organisation, in one role, by a letter with a one-time link.</summary>
public sealed class InvitePerson(Db db, CommonwealSettings site)
{
    internal static readonly Problem RoleElsewhere = new(
        "people.invitation.role-elsewhere",
        "This role does not exist in your organisation. Choose one from the list.",
        "Role"
    );

    /// <summary>Answers the letter, which nobody but its reader sees outside the demo.</summary>
    public Task<Outcome<SentInvitation>> RunAsync(
        Actor actor,
        string email,
        Role? role,
        CancellationToken stop
    ) =>
        db.ActAsync<SentInvitation>(
            actor,
            Needs(actor),
            async () =>
            {
                Problem[] wrong = [.. Check(actor, email, role)];
                if (wrong.Length > 0)
                {
                    return Outcome.Refused<SentInvitation>(wrong);
                }

                if (
                    RolePermissions.Apart([.. await HeldAsync(actor, email, stop), role!.Value]) is
                    { } apart
                )
                {
                    return apart.At("Role");
                }

                var made = Invitation.For(actor, role.Value, email.Trim(), await db.NowAsync(stop));
                var sent = site.ToJoin(actor, await NameAsync(actor, stop), made);
                db.Add(made.Invitation);
                db.Add(sent.Letter);
                db.Record(
                    "person.invited",
                    made.Invitation.Id,
                    new { made.Invitation.Email, role = role.ToString() }
                );
                return sent;
            },
            stop
        );

    /// <summary>Everything that is wrong as it stands.</summary>
    public static IEnumerable<Problem> Check(Actor actor, string email, Role? role)
    {
        if (EmailAddress.Problem(email, "people.invitation.email-form") is { } unclear)
        {
            yield return unclear;
        }

        if (role is not { } given)
        {
            yield return new Problem(
                "people.invitation.role-missing",
                "Select what they will do.",
                "Role"
            );
        }
        else if (!RolePermissions.In(actor).Contains(given))
        {
            yield return RoleElsewhere;
        }
    }

    /// <summary>What an actor needs to decide who is in their organisation.</summary>
    internal static Permission Needs(Actor actor) =>
        actor.AuthorityId is null ? Permission.ManageSupplier : Permission.ManagePeople;

    /// <summary>The roles that whoever has this address holds here.</summary>
    private Task<List<Role>> HeldAsync(Actor actor, string email, CancellationToken stop)
    {
        var normalized = email.Trim().ToUpperInvariant();
        return (
            from membership in db.Set<Membership>()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            where
                membership.AuthorityId == actor.AuthorityId
                && membership.SupplierId == actor.SupplierId
                && account.NormalizedEmail == normalized
            select membership.Role
        ).ToListAsync(stop);
    }

    private Task<string> NameAsync(Actor actor, CancellationToken stop) =>
        actor.AuthorityId is { } authority
            ? db.Set<Authority>()
                .Where(row => row.Id == authority)
                .Select(row => row.Name)
                .SingleAsync(stop)
            : db.Set<Supplier>()
                .Where(row => row.Id == actor.SupplierId)
                .Select(row => row.Name)
                .SingleAsync(stop);
}
