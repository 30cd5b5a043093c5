using System.Security.Cryptography;
using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>An evaluator finishes: their scores of a procurement never change again.</summary>
public sealed class LockScores(Db db, EditionShelf editions, MasterKey master)
{
    /// <summary>Refused until every delivery statement has their score.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        db.JudgeAsync(
            actor,
            Permission.ScoreBids,
            procurementId,
            async procurement =>
            {
                if (await db.DeclarationAsync(actor, procurementId, stop) is not { } declaration)
                {
                    return Refusals.Undeclared;
                }

                var tender = await db.TenderAsync(editions, procurement, stop);
                Guid[] statements = [.. tender.Statements.Select(line => line.Id)];
                var scores = await db.Set<Score>()
                    .Where(score =>
                        score.EvaluatorId == actor.AccountId && statements.Contains(score.BidLineId)
                    )
                    .OrderBy(score => score.BidLineId)
                    .ToListAsync(stop);
                return declaration
                    .Lock(statements.Length, scores.Count, await db.NowAsync(stop))
                    .Then(done =>
                    {
                        db.Record(
                            "scores.locked",
                            procurementId,
                            new { scored = scores.Count, sha256 = Digest(declaration, scores) }
                        );
                        return Outcome.Of(done);
                    });
            },
            stop
        );

    /// <summary>
    /// Fixes scores and reasons in the log without showing them before moderation: without the salt, whoever sees the
    /// fingerprint could try marks until they fit.
    /// </summary>
    private string Digest(EvaluatorDeclaration declaration, IEnumerable<Score> scores) =>
        Convert.ToHexStringLower(
            SHA256.HashData([
                .. master.For($"scores-salt/{declaration.Id}"),
                .. Encoding.UTF8.GetBytes(
                    StoredJson.Write(
                        scores.Select(score => new
                        {
                            score.BidLineId,
                            score.Mark,
                            score.Reason,
                            score.Passage,
                        })
                    )
                ),
            ])
        );
}
