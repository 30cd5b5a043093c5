using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>An evaluator gives or changes their own score for one delivery statement.</summary>
public sealed class GiveScore(Db db)
{
    /// <summary>Until locked; one score for each statement and evaluator.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid bidLineId,
        Judgement judgement,
        CancellationToken stop
    ) =>
        db.JudgeLineAsync(
            actor,
            Permission.ScoreBids,
            bidLineId,
            async procurement =>
            {
                var declaration = await db.DeclarationAsync(actor, procurement.Id, stop);
                if (declaration is null)
                {
                    return Refusals.Undeclared;
                }

                var given = await ScoreAsync(declaration, bidLineId, stop);
                return given
                    .Give(
                        declaration,
                        judgement,
                        await db.JudgedAsync(procurement, bidLineId, stop),
                        await db.NowAsync(stop)
                    )
                    .Then(done =>
                    {
                        // Without the score: the log has readers while others still score.
                        db.Record("score.given", bidLineId, new { given.ScoredAt });
                        return Outcome.Of(done);
                    });
            },
            stop
        );

    private async Task<Score> ScoreAsync(
        EvaluatorDeclaration declaration,
        Guid bidLineId,
        CancellationToken stop
    )
    {
        var earlier = await db.Set<Score>()
            .SingleOrDefaultAsync(
                score =>
                    score.BidLineId == bidLineId && score.EvaluatorId == declaration.EvaluatorId,
                stop
            );
        if (earlier is not null)
        {
            return earlier;
        }

        var line = await db.Set<BidLine>().SingleAsync(line => line.Id == bidLineId, stop);
        var score = Score.For(Guid.CreateVersion7(), line, declaration);
        db.Add(score);
        return score;
    }
}
