using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>Keeps one part of the draft, unfinished or not, while the window is open.</summary>
public abstract class SaveBid(Db db, MasterKey master, EditionShelf editions)
{
    /// <summary>Saves over draft <paramref name="version"/> and answers the new version.</summary>
    private protected Task<Outcome<int>> SaveAsync(
        Actor actor,
        Guid bidId,
        int version,
        string part,
        Func<DraftBid, Outcome<BidAnswers>> change,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.WriteBids,
            async () =>
            {
                var now = await db.LockInWindowAsync(bidId, stop);
                if (!now.Succeeded)
                {
                    return Outcome.Refused<int>(now.Problems);
                }

                db.Record("bid.saved", bidId, new { part, over = version });
                var loaded = await DraftBid.LoadAsync(db, master, editions, bidId, stop);
                return loaded.Then(draft =>
                    change(draft)
                        .Then(answers =>
                            draft.Bid.Save(
                                version,
                                BidSealing.SealDraft(master, bidId, answers),
                                now.Value
                            )
                        )
                );
            },
            stop
        );
}
