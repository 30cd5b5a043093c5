using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Makes an event public, or changes what everybody reads of it; the registered are told what matters to them.</summary>
public sealed class PublishEvent(Db db, CommonwealSettings site)
{
    /// <summary>Name, day and place are the event's own.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid eventId,
        EventNoticeFacts facts,
        CancellationToken stop
    ) =>
        db.ActOnMarketAsync<Done>(
            actor,
            procurementId,
            async _ =>
            {
                if (
                    await db.OfProcurementAsync<MarketEvent>(eventId, procurementId, stop)
                    is not { } told
                )
                {
                    return MarketRows.NoEvent;
                }

                var known = await db.OfProcurementAsync<EventNotice>(eventId, procurementId, stop);
                var said = Outcome.Done;
                if (known is null)
                {
                    var now = await db.NowAsync(stop);
                    said = EventNotice
                        .Publish(told, facts, now, UkTime.Today(now))
                        .Then(notice =>
                        {
                            db.Add(notice);
                            return Outcome.Done;
                        });
                }
                else
                {
                    await db.ChangeNoticeAsync(
                        actor,
                        known,
                        notice => said = notice.Say(facts).Then(_ => Outcome.Done),
                        site,
                        stop
                    );
                }

                return said.Then(done =>
                {
                    db.Record("market.event-published", procurementId, new { Id = eventId });
                    return Outcome.Of(done);
                });
            },
            stop
        );
}
