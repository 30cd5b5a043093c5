using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
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
}
