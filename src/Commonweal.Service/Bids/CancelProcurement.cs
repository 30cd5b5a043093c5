using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>Ends a procurement without award, and tells the bidders.</summary>
public sealed class CancelProcurement(Db db, CommonwealSettings site)
{
    /// <summary>Bidders read <paramref name="reason"/> when it was published.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string reason,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.PublishProcurements,
            procurementId,
            async procurement =>
            {
                if (await db.OwnBidAsync(procurementId, stop) is { } own)
                {
                    return own;
                }

                var stage = procurement.Stage.ToString();
                var cancelled = procurement.Cancel(reason, await db.NowAsync(stop));
                db.Record(
                    "procurement.cancelled",
                    procurementId,
                    new { stage, reason = procurement.CancelReason }
                );
                if (cancelled.Succeeded && procurement.PublishedAt is not null)
                {
                    await db.TellOfCancellationAsync(actor, site, procurement, stop);
                }

                return cancelled;
            },
            stop
        );
}
