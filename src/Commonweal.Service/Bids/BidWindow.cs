using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Whether bids may still be written, decided by the database's clock and nothing else.</summary>
internal static class BidWindow
{
    public static readonly Problem Unknown = Problem.NotFound(
        "bids.bid.unknown",
        "bid",
        "your list of bids"
    );

    private static readonly Problem Closed = new(
        "bids.window.closed",
        "This procurement is not taking bids: its deadline has passed or it was withdrawn. Nothing was changed. If a fault kept you from submitting in time, tell the authority now."
    );

    /// <summary>Whether that is the refusal of whoever came too late.</summary>
    public static bool IsClosed(Problem problem) => problem.Code == Closed.Code;

    /// <summary>
    /// The moment the act happens at, or a refusal when the window is closed. Holds the window open until the act ends, so that an
    /// opening waits for it.
    /// </summary>
    public static async Task<Outcome<DateTimeOffset>> BidWindowAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        await db
            .Database.SqlQuery<DateTimeOffset?>($"select bid_window({procurementId}) as \"Value\"")
            .SingleAsync(stop)
            is { } moment
            ? moment
            : Closed;

    /// <summary>Saves what the database takes only inside the window; the deadline may have passed since the act began.</summary>
    public static async Task<Outcome<Done>> SaveInWindowAsync(this Db db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome.Done;
        }
        catch (DbUpdateException fault) when (Conflict.IsBarred(fault))
        {
            return Closed;
        }
    }

    /// <summary>
    /// The same for a bid, whose row is then this act's alone. The window comes first: an opening takes the locks in that order too,
    /// and the other way round both would wait for each other.
    /// </summary>
    public static async Task<Outcome<DateTimeOffset>> LockInWindowAsync(
        this Db db,
        Guid bidId,
        CancellationToken stop
    )
    {
        var procurementId = await db.Set<Bid>()
            .Where(bid => bid.Id == bidId)
            .Select(bid => (Guid?)bid.ProcurementId)
            .SingleOrDefaultAsync(stop);
        if (procurementId is null)
        {
            return Unknown;
        }

        var moment = await db.BidWindowAsync(procurementId.Value, stop);
        if (moment.Succeeded)
        {
            await db.LockAsync<Bid>(bidId, stop);
        }

        return moment;
    }
}
