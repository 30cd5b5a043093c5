using Commonweal.Domain.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Keeps people who side with a bidder from what the council does with its bid and its rivals'.</summary>
internal static class OwnBids
{
    /// <summary>
    /// Null unless the actor of the act under way belongs to an organisation that bids on the procurement, or did at any time
    /// since bids were asked for, or submitted its bid.
    /// </summary>
    public static async Task<Problem?> OwnBidAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        await db
            .Database.SqlQuery<bool>($"select {procurementId} in (select own_bids()) as \"Value\"")
            .SingleAsync(stop)
            ? new Problem(
                "bids.bid.own",
                "You belong to an organisation that bids here, or did since bids were asked for, so you take no part in this procurement. Ask a colleague at the council, and tell your head of procurement."
            )
            : null;
}
