using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>Keeps in the draft why an offer out of proportion to the contract can be delivered.</summary>
public sealed class SaveBidProportion(Db db, MasterKey master, EditionShelf editions)
    : SaveBid(db, master, editions)
{
    /// <summary>Saves over draft <paramref name="version"/> and answers the new version.</summary>
    public Task<Outcome<int>> RunAsync(
        Actor actor,
        Guid bidId,
        int version,
        string proportion,
        CancellationToken stop
    ) =>
        SaveAsync(
            actor,
            bidId,
            version,
            new DraftSave(actor.AccountId, "proportion"),
            draft => draft.Answers.WithProportion(proportion),
            stop
        );
}
