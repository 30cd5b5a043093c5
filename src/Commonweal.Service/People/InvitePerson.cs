using System.Net.Mail;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.People;

/// <summary>Invites somebody into the actor's own organisation, in one role.</summary>
public sealed class InvitePerson(Db db)
{
    internal static readonly Problem RoleElsewhere = new(
        "people.invitation.role-elsewhere",
        "This role does not exist in your organisation. Choose one from the list.",
        "Role"
    );

    /// <summary>Answers the token; the page shows its link once, for the inviter to pass on.</summary>
    public Task<Outcome<string>> RunAsync(
        Actor actor,
        string email,
        Role role,
        CancellationToken stop
    ) =>
        db.ActAsync<string>(
            actor,
            Needs(actor),
            async () =>
            {
                if (!MailAddress.TryCreate(email.Trim(), out _) || email.Length > 200)
                {
                    return new Problem(
                        "people.invitation.email-form",
                        "Enter an email address, like name@example.org.",
                        "Email"
                    );
                }

                if (!RolePermissions.In(actor).Contains(role))
                {
                    return RoleElsewhere;
                }

                var (invitation, token) = Invitation.For(
                    actor,
                    role,
                    email.Trim(),
                    await db.NowAsync(stop)
                );
                db.Add(invitation);
                db.Record(
                    "person.invited",
                    actor.AuthorityId ?? actor.SupplierId!.Value,
                    new { role = role.ToString() }
                );
                return token;
            },
            stop
        );

    /// <summary>What an actor needs to decide who is in their organisation.</summary>
    internal static Permission Needs(Actor actor) =>
        actor.AuthorityId is null ? Permission.ManageSupplier : Permission.ManagePeople;
}
