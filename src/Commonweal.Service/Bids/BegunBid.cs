using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>The bid the actor's supplier has begun on a procurement.</summary>
public sealed class BegunBid(Db db)
{
    /// <summary>Null when it has none.</summary>
    public async Task<Guid?> OnAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        actor.Can(Permission.ReadOwnBids)
            ? await db.As(actor)
                .Set<Bid>()
                .Where(bid => bid.ProcurementId == procurementId)
                .Select(bid => (Guid?)bid.Id)
                .SingleOrDefaultAsync(stop)
            : null;

    /// <summary>Why the actor's supplier seems not to be one of those a tender is reserved for; null where nothing speaks against it.</summary>
    public async Task<string?> DoubtAsync(
        Actor actor,
        Reservation? reservation,
        CancellationToken stop
    ) =>
        reservation is not null
        && actor.Can(Permission.ReadOwnBids)
        && await db.As(actor)
            .Set<Supplier>()
            .Where(row => row.Id == actor.SupplierId)
            .Select(row => new { row.Size, row.IsVcse })
            .SingleOrDefaultAsync(stop)
            is { } own
            ? reservation.Doubt(own.Size, own.IsVcse)
            : null;
}
