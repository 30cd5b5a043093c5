using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>
/// Keeps prices from whoever marks quality until every bid has its marks for it, and from whoever may lead the panel to its scores until all are
/// agreed, so that a price colours neither.
/// </summary>
internal static class HiddenPrices
{
    /// <summary>Whether the actor sees no price yet. A price that no formula marks is entered by hand, so officers have to see it.</summary>
    public static async Task<bool> HidesPricesAsync(
        this Db db,
        Actor actor,
        Procurement procurement,
        CancellationToken stop
    ) =>
        procurement.LacksEvaluation() is null
        && (
            actor.Can(Permission.AdjustOffers) && await db.LacksQualityAsync(procurement, stop)
            || actor.Can(Permission.ModerateScores) && await db.LacksScoresAsync(procurement, stop)
        );

    private static async Task<bool> LacksQualityAsync(
        this Db db,
        Procurement procurement,
        CancellationToken stop
    )
    {
        var method = procurement.Scoring;
        var aside = db.SetAsideBids();
        string[] quality = [.. CriterionMark.EnteredOf(method).Select(placed => placed.Path)];
        return Criterion.All(method?.Criteria ?? []).Any(placed => placed.Criterion.Price)
            && quality.Length > 0
            && await db.Set<Bid>()
                .AnyAsync(
                    bid =>
                        bid.ProcurementId == procurement.Id
                        && bid.OpenedAt != null
                        && !aside.Contains(bid.Id)
                        && db.Set<CriterionMark>()
                            .Count(mark => mark.BidId == bid.Id && quality.Contains(mark.Criterion))
                            < quality.Length,
                    stop
                );
    }

    /// <summary>Whether a statement of a bid that takes part has no agreed score yet.</summary>
    public static async Task<bool> LacksScoresAsync(
        this Db db,
        Procurement procurement,
        CancellationToken stop
    )
    {
        var aside = db.SetAsideBids();
        return procurement.Scoring?.MarksStatements == true
            && await (
                from bid in db.Set<Bid>()
                join line in db.Set<BidLine>() on bid.Id equals line.BidId
                where
                    bid.ProcurementId == procurement.Id
                    && bid.OpenedAt != null
                    && !aside.Contains(bid.Id)
                    && line.Statement.Trim() != ""
                    && !db.Set<ModeratedScore>().Any(agreed => agreed.BidLineId == line.Id)
                select line.Id
            ).AnyAsync(stop);
    }
}
