using Commonweal.Domain.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Keeps people who also belong to a bidder from opening and judging its rivals' bids and its own.</summary>
internal static class OwnBids
{
    /// <summary>Null unless the actor of the act under way belongs to an organisation that bids on the procurement.</summary>
    public static async Task<Problem?> OwnBidAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        await db
            .Database.SqlQuery<bool>($"select bids_here({procurementId}) as \"Value\"")
            .SingleAsync(stop)
            ? new Problem(
                "bids.bid.own",
                "You also belong to an organisation that bids here, so you cannot open or judge these bids. Ask a colleague at the council, and tell your head of procurement."
            )
            : null;
}
