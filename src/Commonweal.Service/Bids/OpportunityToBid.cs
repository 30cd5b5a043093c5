using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>What a supplier should know before beginning a bid.</summary>
public sealed class OpportunityToBid(Db db)
{
    /// <summary>The procurement; <see cref="BidId"/> is the bid the supplier has begun already, null when it has none.</summary>
    public sealed record View(
        string Title,
        string Authority,
        DateTimeOffset Deadline,
        int Measures,
        bool Open,
        Guid? BidId
    );

    /// <summary>Null when it is not published.</summary>
    public async Task<View?> OfAsync(Actor actor, Guid procurementId, CancellationToken stop)
    {
        if (!actor.Can(Permission.WriteBids))
        {
            return null;
        }

        var now = await db.As(actor).NowAsync(stop);
        return await (
            from procurement in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows])
            join authority in db.Set<Authority>() on procurement.AuthorityId equals authority.Id
            where procurement.Id == procurementId && procurement.Deadline != null
            select new View(
                procurement.Title,
                authority.Name,
                procurement.Deadline!.Value,
                procurement.Measures.Count,
                procurement.Stage == ProcurementStage.Published && now < procurement.Deadline,
                db.Set<Bid>()
                    .Where(bid =>
                        bid.ProcurementId == procurement.Id && bid.SupplierId == actor.SupplierId
                    )
                    .Select(bid => (Guid?)bid.Id)
                    .FirstOrDefault()
            )
        ).SingleOrDefaultAsync(stop);
    }
}
