using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>A moderator releases an evaluator who left or cannot finish, so that the panel goes on without them.</summary>
public sealed class ReleaseEvaluator(Db db)
{
    private static readonly Problem Unknown = Problem.NotFound(
        "evaluation.release.unknown",
        "evaluator on the panel",
        "the page where scores are agreed"
    );

    /// <summary>
    /// Refused once they have locked: scores that stand are never taken out. Refused to whoever opened the bids or scores here, as all that leads the
    /// panel is.
    /// </summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid declarationId,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.ModerateScores,
            async () =>
            {
                var procurementId = await db.Set<EvaluatorDeclaration>()
                    .Where(row => row.Id == declarationId)
                    .Select(row => (Guid?)row.ProcurementId)
                    .SingleOrDefaultAsync(stop);
                return procurementId is { } id
                    ? await db.ChangeEvaluationAsync(
                        id,
                        async _ =>
                            await db.KeptFromPanelAsync(actor, id, stop) is { } keptOut
                                ? keptOut
                                : await ReleaseAsync(actor, declarationId, reason, stop),
                        stop
                    )
                    : Unknown;
            },
            stop
        );

    private Task<Outcome<Done>> ReleaseAsync(
        Actor actor,
        Guid declarationId,
        string? reason,
        CancellationToken stop
    ) =>
        db.ChangeAsync<EvaluatorDeclaration, Done>(
            declarationId,
            Unknown,
            async declaration =>
                declaration
                    .Release(reason, actor.AccountId, await db.NowAsync(stop))
                    .Then(done =>
                    {
                        db.Record(
                            "evaluator.released",
                            declaration.ProcurementId,
                            new
                            {
                                evaluator = declaration.EvaluatorName,
                                reason = declaration.ReleaseReason,
                            }
                        );
                        return Outcome.Of(done);
                    }),
            stop
        );
}
