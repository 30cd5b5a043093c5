using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Whether ranking and award of a procurement wait for a person, so that nobody is led to what only refuses.</summary>
public sealed class LastSteps(Db db)
{
    /// <summary>How the last steps stand.</summary>
    /// <param name="IsScored">Whether there is a ranking.</param>
    /// <param name="NotYours">Why somebody else must award; null when the person may.</param>
    public sealed record View(bool IsScored, string? NotYours);

    /// <summary>Nothing is scored for whoever may not read the bids.</summary>
    public async Task<View> RunAsync(Actor actor, Guid procurementId, CancellationToken stop)
    {
        if (
            await db.LacksReadingAsync(actor, procurementId, stop) is not null
            || await db.LatestRunAsync(procurementId, stop) is not { } run
        )
        {
            return new(IsScored: false, NotYours: null);
        }

        var lines = db.Set<BidLine>()
            .Where(line =>
                db.Set<Bid>().Any(bid => bid.Id == line.BidId && bid.ProcurementId == procurementId)
            );
        var moderators = await db.Set<ModeratedScore>()
            .Where(mark => lines.Any(line => line.Id == mark.BidLineId))
            .Select(mark => mark.ModeratedBy)
            .Distinct()
            .ToListAsync(stop);
        var declared = await db.HasDeclaredAsync(actor.AccountId, procurementId, stop);
        return new(
            IsScored: true,
            Award.HandInIt(declared, moderators, run.RunBy, actor.AccountId)?.Message
        );
    }
}
