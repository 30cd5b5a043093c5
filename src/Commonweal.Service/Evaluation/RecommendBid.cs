using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Evaluation;

/// <summary>Puts a bid to whoever decides, on the latest run of the scoring.</summary>
public sealed class RecommendBid(Db db, EditionShelf editions)
{
    /// <summary>Answers the recommendation's id; an earlier one is kept.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid? bidId,
        string? reason,
        string? departureReason,
        CancellationToken stop
    ) =>
        db.JudgeAsync<Guid>(
            actor,
            Permission.AdjustOffers,
            procurementId,
            async procurement =>
            {
                var tender = await db.TenderAsync(editions, procurement, stop);
                var run = await db.LatestRunAsync(procurementId, stop);
                var input = tender.Input();
                if (run is null || !input.Succeeded || !run.IsOn(input.Value))
                {
                    return new Problem(
                        "evaluation.recommendation.not-scored",
                        "There is no run of the scoring on the bids as they stand. Have the head of procurement run it, then recommend."
                    );
                }

                if (await db.OvertakenAsync(tender, stop) is { Count: > 0 } overtaken)
                {
                    return Outcome.Refused<Guid>([.. overtaken]);
                }

                var whole = await db.WholeAsync(tender, run, stop);
                return Recommendation
                    .Of(
                        Guid.CreateVersion7(),
                        run,
                        whole,
                        tender.Chosen(run, whole, bidId),
                        reason,
                        departureReason,
                        actor.AccountId,
                        await db.NowAsync(stop)
                    )
                    .Then(made =>
                    {
                        db.Add(made);
                        db.Record(
                            "bid.recommended",
                            procurementId,
                            new
                            {
                                made.BidId,
                                made.Reason,
                                made.DepartureReason,
                                run = run.Id,
                            }
                        );
                        return Outcome.Of(made.Id);
                    });
            },
            stop
        );
}
