using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>
/// Letters to whoever has begun a bid, when what they rely on changes. The database writes them: before the opening the authority
/// must not learn who bids, or whether anybody does.
/// </summary>
internal static class BidderNotices
{
    /// <summary>Tells of a later deadline.</summary>
    public static Task TellOfDeadlineAsync(
        this Db db,
        Procurement procurement,
        CancellationToken stop
    ) =>
        db.TellAsync(
            procurement,
            "the deadline was extended",
            $"Bids are now received until {UkTime.Deadline(procurement.Deadline!.Value)}. What you have written or submitted stands; you can change, replace or withdraw it until then.",
            stop
        );

    /// <summary>Tells of the end without award.</summary>
    public static Task TellOfCancellationAsync(
        this Db db,
        Procurement procurement,
        CancellationToken stop
    ) =>
        db.TellAsync(
            procurement,
            "the procurement was cancelled",
            $"No bid will be opened or taken further. The reason given: {procurement.CancelReason}",
            stop
        );

    private static Task<int> TellAsync(
        this Db db,
        Procurement procurement,
        string news,
        string more,
        CancellationToken stop
    )
    {
        var subject = $"{procurement.Reference}: {news}";
        var body =
            $"Your organisation has begun a bid for {procurement.Title} ({procurement.Reference}).\n\n{more}\n\nSign in to Commonweal and open \"Your bids\" to see it.";
        return db.Database.ExecuteSqlAsync(
            $"select tell_bidders({procurement.Id}, {subject}, {body})",
            stop
        );
    }
}
