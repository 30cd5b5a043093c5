using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>The bids of the actor's supplier, the latest deadline first.</summary>
public sealed class SupplierBids(Db db)
{
    /// <summary>One bid; <see cref="Receipt"/> is that of the submission that counts, null when there is none.</summary>
    public sealed record Row(
        Guid BidId,
        string Title,
        string Authority,
        DateTimeOffset Deadline,
        string? Receipt,
        DateTimeOffset? ReceivedAt,
        bool Open,
        bool Opened,
        bool Decided
    );

    /// <summary>The bid the supplier has begun on a procurement; null when it has none.</summary>
    public async Task<Guid?> OnAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        actor.Can(Permission.ReadOwnBids)
            ? await db.As(actor)
                .Set<Bid>()
                .Where(bid => bid.ProcurementId == procurementId)
                .Select(bid => (Guid?)bid.Id)
                .SingleOrDefaultAsync(stop)
            : null;

    /// <summary>Empty for who may not read bids.</summary>
    public async Task<IReadOnlyList<Row>> OfAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadOwnBids))
        {
            return [];
        }

        var now = await db.As(actor).NowAsync(stop);
        return await (
            from bid in db.Set<Bid>()
            join procurement in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows])
                on bid.ProcurementId equals procurement.Id
            join authority in db.Set<Authority>() on bid.AuthorityId equals authority.Id
            where bid.SupplierId == actor.SupplierId // lifting the filter lifts it for the whole query
            let standing = bid
                .Submissions.Where(s => s.WithdrawnAt == null)
                .OrderByDescending(s => s.Version)
                .Select(s => new { s.Receipt, s.ReceivedAt })
                .FirstOrDefault()
            orderby procurement.Deadline descending, bid.Id
            select new Row(
                bid.Id,
                procurement.Title,
                authority.Name,
                procurement.Deadline ?? default,
                standing == null ? null : standing.Receipt,
                standing == null ? null : standing.ReceivedAt,
                procurement.Stage == ProcurementStage.Published && now < procurement.Deadline,
                bid.OpenedAt != null,
                bid.OpenedAt != null && procurement.Stage == ProcurementStage.Awarded
            )
        ).ToListAsync(stop);
    }
}
