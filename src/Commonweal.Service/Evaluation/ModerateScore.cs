using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>The moderator records the mark the panel agreed for one delivery statement, and why.</summary>
public sealed class ModerateScore(Db db)
{
    private static readonly Problem NotBegun = new(
        "evaluation.moderation.not-begun",
        "The panel has not begun to agree scores. Begin on the page where scores are agreed, when every evaluator has locked."
    );

    /// <summary>What the moderator writes down.</summary>
    /// <param name="Judgement">The score with the reason and the passage it rests on.</param>
    /// <param name="DepartureReason">Why it is a mark nobody gave; needed only then.</param>
    public sealed record Agreement(Judgement Judgement, string? DepartureReason = null);

    /// <summary>Refused until moderation has begun. The mark may be put right until the award.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid bidLineId,
        Agreement agreement,
        CancellationToken stop
    ) =>
        db.JudgeLineAsync(
            actor,
            Permission.ModerateScores,
            bidLineId,
            async procurement =>
            {
                if (!await db.HasModerationAsync(procurement.Id, stop))
                {
                    return NotBegun;
                }

                if (await db.KeptFromPanelAsync(actor, procurement.Id, stop) is { } keptOut)
                {
                    return keptOut;
                }

                var scores = await ScoresAsync(procurement.Id, bidLineId, stop);
                var moderated = await SheetAsync(bidLineId, stop);
                var now = await db.NowAsync(stop);
                var agreed = moderated.Agree(
                    scores,
                    agreement.Judgement,
                    await db.JudgedAsync(procurement, bidLineId, stop),
                    agreement.DepartureReason,
                    actor.AccountId,
                    now
                );
                if (agreed.Succeeded)
                {
                    await db.WithdrawRecommendationAsync(
                        procurement.Id,
                        "The panel agreed a score anew.",
                        now,
                        stop
                    );
                }

                return agreed.Then(done =>
                {
                    Record(moderated, scores);
                    return Outcome.Of(done);
                });
            },
            stop
        );

    private void Record(ModeratedScore moderated, IEnumerable<Score> scores) =>
        db.Record(
            "score.moderated",
            moderated.BidLineId,
            new
            {
                given = scores.Select(score => new
                {
                    score.EvaluatorName,
                    score.Mark,
                    score.Reason,
                    score.Passage,
                }),
                moderated.Mark,
                moderated.Reason,
                moderated.Passage,
                moderated.DepartureReason,
            }
        );

    /// <summary>Those of the panel that count: without whoever was released, or has an interest in a bidder.</summary>
    private Task<List<Score>> ScoresAsync(
        Guid procurementId,
        Guid bidLineId,
        CancellationToken stop
    ) =>
        db.Set<Score>()
            .Where(score =>
                score.BidLineId == bidLineId
                && !db.Set<EvaluatorDeclaration>()
                    .Any(row =>
                        row.ProcurementId == procurementId
                        && row.EvaluatorId == score.EvaluatorId
                        && (row.ReleasedAt != null || row.HasConflict)
                    )
            )
            .ToListAsync(stop);

    private async Task<ModeratedScore> SheetAsync(Guid bidLineId, CancellationToken stop)
    {
        if (
            await db.Set<ModeratedScore>()
                .SingleOrDefaultAsync(score => score.BidLineId == bidLineId, stop) is
            { } earlier
        )
        {
            return earlier;
        }

        var line = await db.Set<BidLine>().SingleAsync(row => row.Id == bidLineId, stop);
        var sheet = ModeratedScore.For(line);
        db.Add(sheet);
        return sheet;
    }
}
