using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Which scored procurements wait for a recommendation, and which for an award.</summary>
internal static class WaitingAwards
{
    /// <summary>Scored procurements on which no recommendation stands.</summary>
    public static IQueryable<Guid> NotRecommended(this Db db) =>
        db.Set<Procurement>()
            .Where(row => row.Stage == ProcurementStage.Scored)
            .Select(row => row.Id)
            .Where(id =>
                !db.Set<Recommendation>()
                    .Any(made => made.ProcurementId == id && made.WithdrawnAt == null)
            );

    /// <summary>
    /// Those of the scored procurements that nothing keeps somebody from awarding: no hand in the evaluation, and a recommendation that stands.
    /// </summary>
    public static async Task<List<Guid>> ToAwardAsync(
        this Db db,
        List<Guid> scored,
        Guid accountId,
        CancellationToken stop
    )
    {
        var waiting = await db.NotRecommended().Where(id => scored.Contains(id)).ToListAsync(stop);
        return
        [
            .. (await db.HandsInScoring(scored, accountId).ToListAsync(stop))
                .Where(hand => hand.KeepsFromAward is null && !waiting.Contains(hand.ProcurementId))
                .Select(hand => hand.ProcurementId),
        ];
    }
}
