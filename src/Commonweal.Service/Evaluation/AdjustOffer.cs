using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Accepts less of an offer than was offered, or strikes it out, after the additionality check.</summary>
public sealed class AdjustOffer(Db db)
{
    /// <summary>What was offered stays beside what is accepted; a run made before counts no longer for the award.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid bidLineId,
        decimal? quantity,
        string reason,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.AdjustOffers,
            async () =>
            {
                if (await db.ProcurementOfLineAsync(bidLineId, stop) is not { } procurementId)
                {
                    return Refusals.UnknownLine;
                }

                if (await db.OwnBidAsync(procurementId, stop) is { } own)
                {
                    return own;
                }

                await db.LockAsync<Procurement>(procurementId, stop);
                var procurement = await db.Set<Procurement>()
                    .SingleAsync(row => row.Id == procurementId, stop);
                if (procurement.LacksEvaluation() is { } refusal)
                {
                    return refusal;
                }

                var line = await db.Set<BidLine>().SingleAsync(row => row.Id == bidLineId, stop);
                var before = line.AcceptedQuantity;
                return line.Adjust(quantity, reason, actor.AccountId, await db.NowAsync(stop))
                    .Then(done =>
                    {
                        db.Record(
                            "offer.adjusted",
                            bidLineId,
                            new
                            {
                                line.Measure,
                                before,
                                accepted = line.AcceptedQuantity,
                                reason = reason.Trim(),
                            }
                        );
                        return Outcome.Of(done);
                    });
            },
            stop
        );
}
