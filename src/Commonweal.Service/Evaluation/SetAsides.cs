using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Which bids two officers set aside.</summary>
internal static class SetAsides
{
    /// <summary>The last decision on each bid that was confirmed.</summary>
    public static IQueryable<SetAsideDecision> LastSetAsides(this Db db) =>
        db.Set<SetAsideDecision>()
            .Where(row =>
                row.IsConfirmed == true
                && !db.Set<SetAsideDecision>()
                    .Any(later =>
                        later.BidId == row.BidId
                        && later.IsConfirmed == true
                        && later.DecidedAt > row.DecidedAt
                    )
            );

    /// <summary>The bids that are set aside.</summary>
    public static IQueryable<Guid> SetAsideBids(this Db db) =>
        db.LastSetAsides().Where(row => row.SetsAside).Select(row => row.BidId);

    /// <summary>Whether a proposal on a bid of a procurement waits for somebody else.</summary>
    public static Task<bool> SetAsideWaitsAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        db.Set<SetAsideDecision>()
            .AnyAsync(row => row.ProcurementId == procurementId && row.IsConfirmed == null, stop);

    /// <summary>The proposals on bids of a procurement that wait for somebody else, by bidder.</summary>
    public static Task<List<WaitingProposal>> WaitingProposalsAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        (
            from row in db.Set<SetAsideDecision>()
            join bid in db.Set<Bid>() on row.BidId equals bid.Id
            where row.ProcurementId == procurementId && row.IsConfirmed == null
            orderby bid.SupplierName, bid.Id
            select new WaitingProposal(bid.Id, bid.SupplierName, row.SetsAside)
        ).ToListAsync(stop);

    /// <summary>Whether a line belongs to a bid that is set aside.</summary>
    public static Task<bool> IsOfSetAsideAsync(this Db db, Guid bidLineId, CancellationToken stop)
    {
        var aside = db.SetAsideBids();
        return db.Set<BidLine>()
            .AnyAsync(line => line.Id == bidLineId && aside.Contains(line.BidId), stop);
    }

    /// <summary>Why a bid cannot be taken back any more; null while it can.</summary>
    public static async Task<Problem?> ReturnClosedAsync(
        this Db db,
        Guid procurementId,
        Guid bidId,
        CancellationToken stop
    )
    {
        var isRecommended =
            await db.LatestRecommendationAsync(procurementId, stop) is { WithdrawnAt: null };
        var unscored = await (
            from line in db.Set<BidLine>()
            from own in db.Set<EvaluatorDeclaration>()
            where line.BidId == bidId && line.Statement != ""
            where own.ProcurementId == procurementId && own.JoinsPanel && own.LockedAt != null
            where
                !db.Set<Score>()
                    .Any(score =>
                        score.BidLineId == line.Id && score.EvaluatorId == own.EvaluatorId
                    )
            select line.Id
        ).CountAsync(stop);
        return SetAsideDecision.ReturnClosed(isRecommended, unscored);
    }

    /// <summary>The opening of the bids and today, as days in the United Kingdom.</summary>
    public static (DateOnly Opened, DateOnly Today) Days(
        DateTimeOffset? openedAt,
        DateTimeOffset now
    ) => (UkTime.Today(openedAt ?? now), UkTime.Today(now));
}

/// <summary>A proposal on a bid that nobody has confirmed or refused.</summary>
/// <param name="SetsAside">Whether to set it aside; otherwise to take it back.</param>
public sealed record WaitingProposal(Guid BidId, string Bidder, bool SetsAside)
{
    /// <summary>What it is, as the bid's name is followed by it.</summary>
    public string Words => SetsAside ? "proposed to be set aside" : "proposed to be taken back";
}
