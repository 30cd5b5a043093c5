using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Takes an outcome off the list of what residents say, where it was written down wrongly.</summary>
public sealed class RemoveWish(Db db)
{
    /// <summary>The record keeps that it was there.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid wishId,
        CancellationToken stop
    ) =>
        db.ActOnMarketAsync<Done>(
            actor,
            procurementId,
            async _ =>
            {
                var kept = await db.OfProcurementAsync<OutcomeWish>(wishId, procurementId, stop);
                if (kept is null)
                {
                    return MarketRows.NoWish;
                }

                db.Remove(kept);
                db.Record("market.wish-removed", procurementId, new { kept.Wish, kept.People });
                return Outcome.Done;
            },
            stop
        );
}
