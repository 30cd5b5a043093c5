using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>The awards the actor's supplier bid for, won or not, and until when each contract waits.</summary>
public sealed class DecidedBids(Db db)
{
    /// <summary>More than these are read in the list of bids.</summary>
    public const int Most = 5;

    /// <summary>One award.</summary>
    public sealed record Row
    {
        public Guid BidId { get; init; }
        public string Title { get; init; } = "";
        public string Authority { get; init; } = "";

        /// <summary>Whether the supplier's bid was taken.</summary>
        public bool Taken { get; init; }
        public DateTimeOffset AwardedAt { get; init; }

        /// <summary>The day of the contract award notice; null while none is recorded.</summary>
        public DateOnly? NoticeOn { get; init; }

        /// <summary>The last day of the standstill period that the notice began.</summary>
        public DateOnly? LastDay { get; init; }

        /// <summary>The day the contract was entered into; null before.</summary>
        public DateOnly? EnteredOn { get; init; }
        public DateOnly Today { get; init; }

        /// <summary>The last day of the standstill period while it runs; otherwise null.</summary>
        public DateOnly? WaitsUntil => EnteredOn is null && LastDay >= Today ? LastDay : null;
    }

    private sealed record Told(
        Guid BidId,
        bool Taken,
        DateTimeOffset AwardedAt,
        DateOnly? NoticeOn,
        DateOnly? LastDay,
        DateOnly? EnteredOn
    );

    /// <summary>The latest first, up to <see cref="Most"/>; empty for who may not read bids.</summary>
    public async Task<IReadOnlyList<Row>> LatestAsync(Actor actor, CancellationToken stop) =>
        actor.Can(Permission.ReadOwnBids)
            ? await (await DecidedAsync(actor, stop))
                .OrderByDescending(row => row.AwardedAt)
                .ThenBy(row => row.BidId)
                .Take(Most)
                .ToListAsync(stop)
            : [];

    /// <summary>Null before the award, and for a bid that is not the actor's.</summary>
    public async Task<Row?> OfAsync(Actor actor, Guid bidId, CancellationToken stop) =>
        actor.Can(Permission.ReadOwnBids)
            ? await (await DecidedAsync(actor, stop)).SingleOrDefaultAsync(
                row => row.BidId == bidId,
                stop
            )
            : null;

    private async Task<IQueryable<Row>> DecidedAsync(Actor actor, CancellationToken stop)
    {
        var today = UkTime.Today(await db.As(actor).NowAsync(stop));
        return from told in db.Database.SqlQuery<Told>(
                $"""
                select bid_id as "BidId", taken as "Taken", awarded_at as "AwardedAt", notice_on as "NoticeOn", last_day as "LastDay",
                    entered_on as "EnteredOn"
                from decisions_for_bidder()
                """
            )
            join bid in db.Set<Bid>() on told.BidId equals bid.Id
            join procurement in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows])
                on bid.ProcurementId equals procurement.Id
            join authority in db.Set<Authority>() on bid.AuthorityId equals authority.Id
            where bid.SupplierId == actor.SupplierId // lifting the filter lifts it for the whole query
            select new Row
            {
                BidId = told.BidId,
                Title = procurement.Title,
                Authority = authority.Name,
                Taken = told.Taken,
                AwardedAt = told.AwardedAt,
                NoticeOn = told.NoticeOn,
                LastDay = told.LastDay,
                EnteredOn = told.EnteredOn,
                Today = today,
            };
    }
}
