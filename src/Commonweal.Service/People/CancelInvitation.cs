using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Takes an invitation of the actor's organisation back: its link leads nowhere from now on.</summary>
public sealed class CancelInvitation(Db db)
{
    /// <summary>Refused when it was used or cancelled already.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid invitationId, CancellationToken stop) =>
        db.ActAsync<Done>(
            actor,
            InvitePerson.Needs(actor),
            async () =>
            {
                var invitation = await db.Set<Invitation>()
                    .SingleOrDefaultAsync(
                        row =>
                            row.Id == invitationId
                            && row.AuthorityId == actor.AuthorityId
                            && row.SupplierId == actor.SupplierId
                            && row.UsedAt == null,
                        stop
                    );
                if (invitation is null)
                {
                    return new Problem(
                        "people.invitation.gone",
                        "This invitation was used or cancelled already. Nothing was changed."
                    );
                }

                db.Remove(invitation);
                db.Record("invitation.cancelled", invitationId, new { invitation.Email });
                return default(Done);
            },
            stop
        );
}
