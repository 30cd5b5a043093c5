using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>
/// Letters to whoever has begun a bid, when what they rely on changes. The database writes them: before the opening the authority
/// must not learn who bids, or whether anybody does.
/// </summary>
internal static class BidderNotices
{
    /// <summary>Tells of a later deadline.</summary>
    public static Task TellOfDeadlineAsync(
        this Db db,
        Actor actor,
        Procurement procurement,
        string reason,
        CancellationToken stop
    ) =>
        db.TellAsync(
            actor,
            procurement,
            "the deadline was extended",
            $"Bids are now received until {UkTime.Deadline(procurement.Deadline!.Value)}. The reason given: {reason}\n\nThis holds for every bidder. What you have written or submitted stands; you can change, replace or withdraw it until then.",
            stop
        );

    /// <summary>Tells of the end without award.</summary>
    public static Task TellOfCancellationAsync(
        this Db db,
        Actor actor,
        Procurement procurement,
        CancellationToken stop
    ) =>
        db.TellAsync(
            actor,
            procurement,
            "the procurement was cancelled",
            $"No bid will be opened or taken further. The reason given: {procurement.CancelReason}",
            stop
        );

    private static async Task TellAsync(
        this Db db,
        Actor actor,
        Procurement procurement,
        string news,
        string more,
        CancellationToken stop
    )
    {
        var letter = Notice.To(
            actor,
            "",
            $"{procurement.Reference}: {news}",
            $"Your organisation has begun a bid for {procurement.Title} ({procurement.Reference}).\n\n{more}\n\nSign in to Commonweal and open \"Your bids\" to see it.",
            await db.NowAsync(stop)
        );
        await db.Database.ExecuteSqlAsync(
            $"select tell_bidders({procurement.Id}, {letter.Subject}, {letter.Body})",
            stop
        );
    }
}
