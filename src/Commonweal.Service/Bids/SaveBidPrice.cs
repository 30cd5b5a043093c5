using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>Keeps the price in the draft.</summary>
public sealed class SaveBidPrice(Db db, MasterKey master, ReferenceData data)
{
    /// <summary>Saves over draft <paramref name="version"/> and answers the new version.</summary>
    public Task<Outcome<int>> RunAsync(
        Actor actor,
        Guid bidId,
        int version,
        decimal? price,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.WriteBids,
            () =>
            {
                db.Record("bid.saved", bidId, new { part = "price", over = version });
                return DraftBid.ChangeAsync(
                    db,
                    master,
                    data,
                    (bidId, version),
                    draft => draft.Answers.WithPrice(price),
                    stop
                );
            },
            stop
        );
}
