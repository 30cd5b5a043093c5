using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>A moderator releases an evaluator who left or cannot finish, so that the panel goes on without them.</summary>
public sealed class ReleaseEvaluator(Db db)
{
    /// <summary>Refused once they have locked: scores that stand are never taken out.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid declarationId,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.ModerateScores,
            () =>
                db.ChangeAsync<EvaluatorDeclaration, Done>(
                    declarationId,
                    Problem.NotFound(
                        "evaluation.release.unknown",
                        "evaluator on the panel",
                        "the page where scores are agreed"
                    ),
                    async declaration =>
                    {
                        var procurement = await db.Set<Procurement>()
                            .SingleAsync(row => row.Id == declaration.ProcurementId, stop);
                        if (procurement.LacksEvaluation() is { } refusal)
                        {
                            return refusal;
                        }

                        return declaration
                            .Release(reason, actor.AccountId, await db.NowAsync(stop))
                            .Then(done =>
                            {
                                db.Record(
                                    "evaluator.released",
                                    procurement.Id,
                                    new
                                    {
                                        evaluator = declaration.EvaluatorName,
                                        reason = declaration.ReleaseReason,
                                    }
                                );
                                return Outcome.Of(done);
                            });
                    },
                    stop
                ),
            stop
        );
}
