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
    /// Those of the scored procurements that nothing keeps somebody from awarding: no hand in the evaluation, and where all criteria are
    /// marked here a recommendation that stands.
    /// </summary>
    public static async Task<List<Guid>> ToAwardAsync(
        this Db db,
        List<Guid> scored,
        Guid accountId,
        CancellationToken stop
    )
    {
        var waiting = await db.NotRecommended().Where(id => scored.Contains(id)).ToListAsync(stop);
        var whole = (
            await db.Set<Procurement>()
                .AsNoTracking()
                .Where(row => waiting.Contains(row.Id))
                .ToListAsync(stop)
        )
            .Where(row => row.Scoring?.Criteria is { Count: > 0 })
            .Select(row => row.Id)
            .ToHashSet();
        return
        [
            .. (await db.HandsInScoring(scored, accountId).ToListAsync(stop))
                .Where(hand => hand.KeepsFromAward is null && !whole.Contains(hand.ProcurementId))
                .Select(hand => hand.ProcurementId),
        ];
    }
}
