using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Calls a public event off and tells everybody who registered.</summary>
public sealed class CallOffEvent(Db db, CommonwealSettings site)
{
    /// <summary>It stays on the public list, marked, with the reason.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid eventId,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async _ =>
            {
                if (
                    await db.OfProcurementAsync<EventNotice>(eventId, procurementId, stop)
                    is not { } notice
                )
                {
                    return MarketRows.NoEvent;
                }

                var now = await db.NowAsync(stop);
                if (notice.CallOff(reason, now, UkTime.Today(now)) is { Succeeded: false } refused)
                {
                    return refused;
                }

                await db.TellRegisteredAsync(
                    actor,
                    notice,
                    $"An event is called off: {notice.Title}",
                    $"An event you registered for is called off:\n\n{notice.WhereAndWhen(UkTime.Day)}\n\nWhy: {notice.CalledOffReason}\n\n{EventLetters.PageOf(site, notice)}",
                    stop
                );
                db.Record("market.event-called-off", procurementId, new { Id = eventId });
                return Outcome.Done;
            },
            stop
        );
}
