using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Evaluation;

/// <summary>Runs the published method on the opened bids and keeps the run whole.</summary>
public sealed class RunScoring(Db db, EditionShelf editions)
{
    /// <summary>Answers the run. It may be repeated after a correction; every run is kept.</summary>
    public Task<Outcome<Guid>> RunAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        db.JudgeAsync(
            actor,
            Permission.ModerateScores,
            procurementId,
            async procurement =>
            {
                var tender = await db.TenderAsync(editions, procurement, stop);
                var now = await db.NowAsync(stop);
                var kept = procurement
                    .Score()
                    .Then(_ => tender.Input())
                    .Then(input => Scoring.Run(input).Then(result => Keep(input, result)));
                if (kept.Succeeded)
                {
                    await db.WithdrawRecommendationAsync(
                        procurementId,
                        "The scoring was run again.",
                        now,
                        stop
                    );
                }

                return kept;

                Outcome<Guid> Keep(EvaluationInput input, EvaluationResult result)
                {
                    var run = ScoringRun.Of(
                        Guid.CreateVersion7(),
                        procurement,
                        input,
                        result,
                        actor.AccountId,
                        now
                    );
                    db.Add(run);
                    db.Record(
                        "scoring.run",
                        procurementId,
                        new
                        {
                            run = run.Id,
                            ranks = result.Bids.Select(bid => new { bid.Id, bid.Rank }),
                        }
                    );
                    return run.Id;
                }
            },
            stop
        );
}
