using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>The invitations of the actor's organisation that can still be used.</summary>
public sealed class InvitationsSent(Db db)
{
    /// <summary>One of them; no address means an administrator's token from the command line.</summary>
    public sealed record Row(
        Guid Id,
        string Email,
        Role Role,
        string InvitedBy,
        DateTimeOffset InvitedAt,
        DateTimeOffset ExpiresAt
    );

    /// <summary>The latest first; empty for who does not manage the organisation's people.</summary>
    public async Task<IReadOnlyList<Row>> OfAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Can(InvitePerson.Needs(actor)))
        {
            return [];
        }

        var now = await db.As(actor).NowAsync(stop);
        return await db.Set<Invitation>()
            .Where(row =>
                row.AuthorityId == actor.AuthorityId
                && row.SupplierId == actor.SupplierId
                && row.UsedAt == null
                && row.ExpiresAt > now
            )
            .OrderByDescending(row => row.InvitedAt)
            .Select(row => new Row(
                row.Id,
                row.Email,
                row.Role,
                row.InvitedBy,
                row.InvitedAt,
                row.ExpiresAt
            ))
            .ToListAsync(stop);
    }
}
