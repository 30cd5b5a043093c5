using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>An evaluator finishes: their scores of a procurement never change again.</summary>
public sealed class LockScores(Db db)
{
    /// <summary>Refused until every delivery statement has their score.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        db.ActAsync(
            actor,
            Permission.ScoreBids,
            async () =>
            {
                if (await db.TenderAsync(procurementId, stop) is not { } tender)
                {
                    return Refusals.UnknownProcurement;
                }

                if (await db.DeclarationAsync(actor, procurementId, stop) is not { } declaration)
                {
                    return Refusals.Undeclared;
                }

                Guid[] statements = [.. tender.Statements.Select(line => line.Id)];
                var scored = await db.Set<Score>()
                    .CountAsync(
                        score =>
                            score.EvaluatorId == actor.AccountId
                            && statements.Contains(score.BidLineId),
                        stop
                    );
                return declaration
                    .Lock(statements.Length, scored, await db.NowAsync(stop))
                    .Then(done =>
                    {
                        db.Record("scores.locked", procurementId, new { scored });
                        return Outcome.Of(done);
                    });
            },
            stop
        );
}
