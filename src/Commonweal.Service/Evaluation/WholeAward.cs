using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>All published criteria together, bid by bid, and how sure the first place is.</summary>
public sealed class WholeAward(Db db, EditionShelf editions)
{
    /// <summary>The table of value for money.</summary>
    /// <param name="Method">As published.</param>
    /// <param name="Table">Null where the criteria of the whole award were not published here.</param>
    /// <param name="Entered">Marks entered, with their reasons.</param>
    /// <param name="IsCurrent">Whether the marks for social value are those of the bids as they stand.</param>
    /// <param name="Turns">At which weights another bid would lead.</param>
    public sealed record View(
        string Reference,
        string Title,
        ScoringMethod? Method,
        ValueForMoney? Table,
        IReadOnlyList<Bidder> Bidders,
        IReadOnlyList<CriterionMark> Entered,
        bool IsCurrent,
        IReadOnlyList<TurningPoint> Turns,
        bool IsUnderEvaluation
    )
    {
        /// <summary>Whose bid goes by a letter.</summary>
        public string NameOf(string id) => Bidders.First(bidder => bidder.Id == id).Name;

        /// <summary>The criteria whose marks are entered.</summary>
        public IEnumerable<Criterion.Placed> ToEnter => CriterionMark.EnteredOf(Method);
    }

    /// <summary>A bid by its letter.</summary>
    public sealed record Bidder(string Id, Guid BidId, string Name, decimal? Price);

    /// <summary>Refused as the list of bids is.</summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    )
    {
        if (await db.LacksReadingAsync(actor, procurementId, stop) is { } refusal)
        {
            return refusal;
        }

        if (await db.TenderAsync(editions, procurementId, stop) is not { } tender)
        {
            return Refusals.UnknownProcurement;
        }

        var run = await db.LatestRunAsync(procurementId, stop);
        Guid[] ids = [.. tender.Bids.Select(bid => bid.Id)];
        var entered = await db.Set<CriterionMark>()
            .AsNoTracking()
            .Where(mark => ids.Contains(mark.BidId))
            .OrderBy(mark => mark.Criterion)
            .ToListAsync(stop);
        var method = tender.Procurement.Scoring;
        var table = method is { Criteria.Count: > 0 }
            ? ValueForMoney.Of(
                method,
                [.. tender.Bids.Select(bid => Whole(tender, bid, run, entered))]
            )
            : null;
        return new View(
            tender.Procurement.Reference,
            tender.Procurement.Title,
            method,
            table,
            [
                .. tender.Bids.Select(bid => new Bidder(
                    tender.BidderOf(bid.Id),
                    bid.Id,
                    bid.SupplierName,
                    bid.Price
                )),
            ],
            entered,
            run is not null
                && tender.Input() is { Succeeded: true, Value: var now }
                && run.IsOn(now),
            table is null ? [] : Sensitivity.TurningPoints(method!, table),
            tender.Procurement.LacksEvaluation() is null
        );
    }

    private static WholeBid Whole(
        Tender tender,
        Bid bid,
        ScoringRun? run,
        IEnumerable<CriterionMark> entered
    )
    {
        var letter = tender.BidderOf(bid.Id);
        return new WholeBid(
            letter,
            bid.Price,
            run?.Result.Bids.FirstOrDefault(score => score.Id == letter),
            entered
                .Where(mark => mark.BidId == bid.Id)
                .ToDictionary(mark => mark.Criterion, mark => mark.Marks, StringComparer.Ordinal)
        );
    }
}
