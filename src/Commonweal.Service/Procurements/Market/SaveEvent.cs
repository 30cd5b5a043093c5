using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Writes down an event before a tender, with who was invited and who came.</summary>
public sealed class SaveEvent(Db db)
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
                return (
                    known?.Change(facts, contacts)
                    ?? MarketEvent.Add(procurement, facts, contacts, Guid.CreateVersion7())
                ).Then(saved =>
                {
                    if (known is null)
                    {
                        db.Add(saved);
                    }

                    db.Record("market.event-saved", procurementId, new { saved.Id, saved.HeldOn });
                    return Outcome.Of(saved.Id);
                });
            },
            stop
        );
}
