using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
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
        db.JudgeLineAsync(
            actor,
            Permission.AdjustOffers,
            bidLineId,
            async _ =>
            {
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
                                reason = Written.Plain(reason),
                            }
                        );
                        return Outcome.Of(done);
                    });
            },
            stop
        );
}
