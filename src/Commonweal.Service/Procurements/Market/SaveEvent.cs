using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Writes down an event before a tender, with who was invited and who came.</summary>
public sealed class SaveEvent(Db db, CommonwealSettings site)
{
    /// <summary>Answers the event's id; <paramref name="eventId"/> is null for a new one.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid? eventId,
        EventFacts facts,
        CancellationToken stop
    ) =>
        db.ActOnMarketAsync(
            actor,
            procurementId,
            async procurement =>
            {
                var known = await db.OfProcurementAsync<MarketEvent>(eventId, procurementId, stop);
                if (known is null && eventId is not null)
                {
                    return MarketRows.NoEvent;
                }

                var contacts = await db.Set<MarketContact>()
                    .Where(row => row.ProcurementId == procurementId)
                    .Select(row => row.Id)
                    .ToListAsync(stop);
                var saved =
                    known?.Change(facts, contacts)
                    ?? MarketEvent.Add(procurement, facts, contacts, Guid.CreateVersion7());
                if (!saved.Succeeded)
                {
                    return Outcome.Refused<Guid>(saved.Problems);
                }

                var written = saved.Value;
                if (known is null)
                {
                    db.Add(written);
                }
                else
                {
                    await db.ChangeNoticeAsync(
                        actor,
                        await db.OfProcurementAsync<EventNotice>(eventId, procurementId, stop),
                        notice => notice.Follow(written),
                        site,
                        stop
                    );
                }

                db.Record("market.event-saved", procurementId, new { written.Id, written.HeldOn });
                return written.Id;
            },
            stop
        );
}
