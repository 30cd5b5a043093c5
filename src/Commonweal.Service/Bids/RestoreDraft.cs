using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Brings an earlier version of the draft back; the one it takes the place of is kept as well.</summary>
public sealed class RestoreDraft(Db db, MasterKey master, EditionShelf editions)
    : SaveBid(db, master, editions)
{
    private readonly Db db = db;
    private readonly MasterKey master = master;

    /// <summary>Saves version <paramref name="earlier"/> over draft <paramref name="version"/> and answers the new version.</summary>
    public async Task<Outcome<int>> RunAsync(
        Actor actor,
        Guid bidId,
        int version,
        int earlier,
        CancellationToken stop
    )
    {
        BidDraft? kept = null;
        if (actor.Can(Permission.WriteBids))
        {
            kept = await db.As(actor)
                .Set<BidDraft>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.BidId == bidId && row.Version == earlier, stop);
        }

        return await SaveAsync(
            actor,
            bidId,
            version,
            new DraftSave(actor.AccountId, "earlier version"),
            _ =>
                kept is null
                    ? new Problem(
                        "bids.draft.no-such-version",
                        $"There is no version {earlier} of this bid. Choose one from the list."
                    )
                    : BidSealing.OpenDraft(master, bidId, kept.Draft),
            stop
        );
    }
}
