using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Keeps prices from whoever marks quality until every bid has its marks for it, so that a price colours no mark.</summary>
internal static class HiddenPrices
{
    /// <summary>Whether the actor sees no price yet. A price that no formula marks is entered by hand, so it has to be seen.</summary>
    public static async Task<bool> HidesPricesAsync(
        this Db db,
        Actor actor,
        Procurement procurement,
        CancellationToken stop
    )
    {
        var method = procurement.Scoring;
        if (
            !actor.Can(Permission.AdjustOffers)
            || procurement.LacksEvaluation() is not null
            || !Criterion.All(method?.Criteria ?? []).Any(placed => placed.Criterion.Price)
        )
        {
            return false;
        }

        var aside = db.SetAsideBids();
        string[] quality = [.. CriterionMark.EnteredOf(method).Select(placed => placed.Path)];
        return quality.Length > 0
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
}
