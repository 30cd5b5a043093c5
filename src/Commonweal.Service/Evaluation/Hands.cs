using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Somebody's hand in the scoring of a procurement.</summary>
/// <param name="IsScored">Whether the scoring was run.</param>
/// <param name="KeepsFromAward">Why they may not award, as <see cref="Award.HandInIt"/> has it; null when they may.</param>
internal sealed record Hand(Guid ProcurementId, bool IsScored, Problem? KeepsFromAward);

/// <summary>Reads who had a hand in which scoring, for everything that leads people to an award or past it.</summary>
internal static class Hands
{
    /// <summary>One for each of the procurements the actor sees, by id.</summary>
    public static async Task<IReadOnlyList<Hand>> HandsInScoringAsync(
        this Db db,
        IReadOnlyCollection<Guid> procurements,
        Guid own,
        CancellationToken stop
    )
    {
        var hands = await db.Set<Procurement>()
            .Where(row => procurements.Contains(row.Id))
            .OrderBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                Declared = db.Set<EvaluatorDeclaration>()
                    .Any(declared =>
                        declared.ProcurementId == row.Id && declared.EvaluatorId == own
                    ),
                Moderators = (
                    from score in db.Set<ModeratedScore>()
                    join line in db.Set<BidLine>() on score.BidLineId equals line.Id
                    join bid in db.Set<Bid>() on line.BidId equals bid.Id
                    where bid.ProcurementId == row.Id
                    select score.ModeratedBy
                ).ToList(),
                RunBy = db.Set<ScoringRun>()
                    .Where(run => run.ProcurementId == row.Id)
                    .OrderByDescending(run => run.RunAt)
                    .Select(run => (Guid?)run.RunBy)
                    .FirstOrDefault(),
            })
            .ToListAsync(stop);
        return
        [
            .. hands.Select(hand => new Hand(
                hand.Id,
                hand.RunBy is not null,
                Award.HandInIt(hand.Declared, hand.Moderators, hand.RunBy, own)
            )),
        ];
    }
}
