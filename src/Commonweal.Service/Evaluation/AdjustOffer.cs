using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Checks one line for additionality: accepts all of it, less, or strikes it out, with a reason.</summary>
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
            async procurement =>
            {
                var line = await db.Set<BidLine>().SingleAsync(row => row.Id == bidLineId, stop);
                var before = line.AcceptedQuantity;
                var now = await db.NowAsync(stop);
                var adjusted = line.Adjust(quantity, reason, actor.AccountId, now);
                if (adjusted.Succeeded && line.AcceptedQuantity != before)
                {
                    await db.WithdrawRecommendationAsync(
                        procurement.Id,
                        "What is accepted of an offer was changed.",
                        now,
                        stop
                    );
                }

                return adjusted.Then(done =>
                {
                    db.Add(
                        OfferCheck.Of(
                            Guid.CreateVersion7(),
                            line,
                            Written.Plain(reason),
                            actor.AccountId,
                            now
                        )
                    );
                    db.Record(
                        "offer.adjusted",
                        bidLineId,
                        new
                        {
                            line.Measure,
                            before,
                            accepted = line.AcceptedQuantity,
                            reason = Written.Plain(reason),
                        },
                        line.BidId
                    );
                    return Outcome.Of(done);
                });
            },
            stop
        );
}
