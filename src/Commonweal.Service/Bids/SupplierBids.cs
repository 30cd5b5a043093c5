using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>The bids of the actor's supplier, the latest deadline first.</summary>
public sealed class SupplierBids(Db db, MasterKey master)
{
    /// <summary>One bid.</summary>
    /// <param name="Receipt">That of the submission that counts; null when there is none.</param>
    /// <param name="SavedAt">When the draft was last saved.</param>
    /// <param name="Changed">The draft has been changed since the submission that counts.</param>
    /// <param name="Won">Whether it was taken, once the contract is awarded.</param>
    public sealed record Row(
        Guid BidId,
        string Title,
        string Authority,
        DateTimeOffset Deadline,
        string? Receipt,
        DateTimeOffset? ReceivedAt,
        DateTimeOffset SavedAt,
        bool Open,
        bool Opened,
        bool Decided,
        bool Changed,
        bool Won
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
        var rows = await (
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
                bid.SavedAt,
                procurement.Stage == ProcurementStage.Published && now < procurement.Deadline,
                bid.OpenedAt != null,
                bid.OpenedAt != null && procurement.Stage == ProcurementStage.Awarded,
                false,
                false
            )
        ).ToListAsync(stop);
        var changed = await ChangedAsync(rows, stop);
        var won = await WonAsync(rows, stop);
        return
        [
            .. rows.Select(row =>
                row with
                {
                    Changed = changed.Contains(row.BidId),
                    Won = won.Contains(row.BidId),
                }
            ),
        ];
    }

    /// <summary>The bids whose draft says something else than what was submitted; only those saved since are opened to see.</summary>
    private async Task<HashSet<Guid>> ChangedAsync(List<Row> rows, CancellationToken stop)
    {
        Guid[] saved =
        [
            .. rows.Where(row => row.Open && row.SavedAt > row.ReceivedAt).Select(row => row.BidId),
        ];
        var bids =
            saved.Length == 0
                ? []
                : await db.Set<Bid>()
                    .Include(bid => bid.Submissions)
                    .AsNoTracking()
                    .Where(bid => saved.Contains(bid.Id))
                    .ToListAsync(stop);
        return
        [
            .. bids.Where(bid =>
                    BidSealing.OpenDraft(master, bid) is { Succeeded: true } draft
                    && DraftBid.Differs(master, draft.Value, bid.Standing!)
                )
                .Select(bid => bid.Id),
        ];
    }

    /// <summary>The bids that were taken, as bidders are told.</summary>
    private async Task<HashSet<Guid>> WonAsync(List<Row> rows, CancellationToken stop)
    {
        Guid[] decided = [.. rows.Where(row => row.Decided).Select(row => row.BidId)];
        return decided.Length == 0
            ? []
            :
            [
                .. await db
                    .Database.SqlQuery<Guid>(
                        $"select own as \"Value\" from unnest({decided}) own cross join lateral assessment_of(own) told where told.taken"
                    )
                    .ToListAsync(stop),
            ];
    }
}
