using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>All criteria of an award together, for the page that shows them and the acts that go by them.</summary>
internal static class Wholes
{
    /// <summary>The marks entered for the bids of a tender.</summary>
    public static Task<List<CriterionMark>> EnteredAsync(
        this Db db,
        Tender tender,
        CancellationToken stop
    )
    {
        Guid[] ids = [.. tender.Bids.Select(bid => bid.Id)];
        return db.Set<CriterionMark>()
            .AsNoTracking()
            .Where(mark => ids.Contains(mark.BidId))
            .OrderBy(mark => mark.Criterion)
            .ToListAsync(stop);
    }

    /// <summary>The table of the bids that take part on what a run found; null where the criteria of the whole award were not published here.</summary>
    /// <param name="hidesPrices">Leaves prices out, with the marks worked out from them.</param>
    public static ValueForMoney? Whole(
        this Tender tender,
        EvaluationResult? result,
        IReadOnlyCollection<CriterionMark> entered,
        bool hidesPrices = false
    ) =>
        tender.Procurement.Scoring is { Criteria.Count: > 0 } method
            ? ValueForMoney.Of(
                method,
                [
                    .. tender.Judged.Select(bid =>
                    {
                        var letter = tender.BidderOf(bid.Id);
                        return new WholeBid(
                            letter,
                            hidesPrices ? null : bid.Price,
                            result?.Bids.FirstOrDefault(score => score.Id == letter),
                            entered
                                .Where(mark => mark.BidId == bid.Id)
                                .ToDictionary(
                                    mark => mark.Criterion,
                                    mark => mark.Marks,
                                    StringComparer.Ordinal
                                )
                        );
                    }),
                ]
            )
            : null;

    /// <summary>The same, with the marks read.</summary>
    public static async Task<ValueForMoney?> WholeAsync(
        this Db db,
        Tender tender,
        ScoringRun? run,
        CancellationToken stop
    ) => tender.Whole(run?.Result, await db.EnteredAsync(tender, stop));

    /// <summary>A bid and where it came in what decides; null where the tender has no such bid, or it is set aside.</summary>
    public static (Bid Bid, Placing Placing)? Chosen(
        this Tender tender,
        ScoringRun run,
        ValueForMoney? whole,
        Guid? bidId
    ) =>
        tender.Judged.FirstOrDefault(bid => bid.Id == bidId) is { } bid
        && Placing.In(whole, run.Result, tender.BidderOf(bid.Id)) is { } placing
            ? (bid, placing)
            : null;

    /// <summary>The last recommendation of a procurement, withdrawn or not; null before the first.</summary>
    public static Task<Recommendation?> LatestRecommendationAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        db.Set<Recommendation>()
            .Where(made => made.ProcurementId == procurementId)
            .OrderByDescending(made => made.RecommendedAt)
            .FirstOrDefaultAsync(stop);

    /// <summary>Whether a recommendation still rests on the figures there are.</summary>
    public static bool StandsOn(this Recommendation made, ScoringRun? run, ValueForMoney? whole) =>
        made.WithdrawnAt is null
        && made.ScoringRunId == run?.Id
        && StoredJson.Write(made.Whole) == StoredJson.Write(whole);

    /// <summary>Takes back the recommendation that stands, if one does, because what it rests on changes; it stays to be read.</summary>
    /// <param name="because">A sentence on what changes.</param>
    public static async Task WithdrawRecommendationAsync(
        this Db db,
        Guid procurementId,
        string because,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (
            await db.LatestRecommendationAsync(procurementId, stop) is
            { WithdrawnAt: null } standing
        )
        {
            standing.Withdraw(because, db.Actor.AccountId, now);
            db.Record(
                "bid.recommendation-withdrawn",
                procurementId,
                new
                {
                    recommendation = standing.Id,
                    standing.BidId,
                    because,
                }
            );
        }
    }
}
