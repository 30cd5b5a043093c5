using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>Keeps the price in the draft.</summary>
public sealed class SaveBidPrice(Db db, MasterKey master, EditionShelf editions)
    : SaveBid(db, master, editions)
{
    /// <summary>Saves over draft <paramref name="version"/> and answers the new version.</summary>
    public Task<Outcome<int>> RunAsync(
        Actor actor,
        Guid bidId,
        int version,
        decimal? price,
        CancellationToken stop
    ) =>
        SaveAsync(
            actor,
            bidId,
            version,
            new DraftSave(actor.AccountId, "price"),
            draft => draft.Answers.WithPrice(price),
            stop
        );
}
