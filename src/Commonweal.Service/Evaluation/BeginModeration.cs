using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>The moderator begins to agree scores: what the evaluators gave is seen from now on, and nobody joins them.</summary>
public sealed class BeginModeration(Db db)
{
    /// <param name="withoutReason">Why evaluators who did not begin are left out; needed only when there are some.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string? withoutReason,
        CancellationToken stop
    ) =>
        db.JudgeAsync(
            actor,
            Permission.ModerateScores,
            procurementId,
            async procurement =>
            {
                if (await db.HasModerationAsync(procurementId, stop))
                {
                    return new Problem(
                        "evaluation.moderation.already-begun",
                        "The panel has begun to agree scores already. Open the page again to see them."
                    );
                }

                var panel = await db.Set<EvaluatorDeclaration>()
                    .Where(row => row.ProcurementId == procurementId)
                    .ToListAsync(stop);
                var without = await db.EvaluatorsNotBegunAsync(procurementId, stop);
                return Moderation
                    .Begin(
                        procurement,
                        panel,
                        await db.OpenersAsync(procurementId, stop),
                        without,
                        withoutReason,
                        actor.AccountId,
                        await db.NowAsync(stop)
                    )
                    .Then(begun =>
                    {
                        db.Add(begun);
                        db.Record(
                            "moderation.begun",
                            procurementId,
                            new { without, reason = begun.WithoutReason }
                        );
                        return Outcome.Done;
                    });
            },
            stop
        );
}
