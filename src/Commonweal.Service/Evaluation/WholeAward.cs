using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.People;
using Commonweal.Service.Storage;

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
    /// <param name="Proposed">The last recommendation; null before one.</param>
    /// <param name="HidesPrices">Whether prices are kept back from the reader until quality is marked, or scores are agreed.</param>
    public sealed record View(
        string Reference,
        string Title,
        ScoringMethod? Method,
        ValueForMoney? Table,
        IReadOnlyList<Bidder> Bidders,
        IReadOnlyList<CriterionMark> Entered,
        bool IsCurrent,
        IReadOnlyList<TurningPoint> Turns,
        bool IsUnderEvaluation,
        Proposal? Proposed,
        bool HidesPrices
    )
    {
        /// <summary>What of marks and decisions somebody else confirms first, as sentences: their maker declared an interest later.</summary>
        public required IReadOnlyList<string> Overtaken { get; init; }

        /// <summary>Those of the marks entered that another officer confirms, as bid and criterion.</summary>
        public required IReadOnlySet<(Guid BidId, string Criterion)> ToConfirm { get; init; }

        /// <summary>Whose bid goes by a letter.</summary>
        public string NameOf(string id) => Bidders.First(bidder => bidder.Id == id).Name;

        /// <summary>Whose bid goes by an id.</summary>
        public string NameOf(Guid bidId) => Bidders.First(bidder => bidder.BidId == bidId).Name;

        /// <summary>The bidders whose bids take part.</summary>
        public IEnumerable<Bidder> Judged => Bidders.Where(bidder => !bidder.IsSetAside);

        /// <summary>The criteria whose marks are entered.</summary>
        public IEnumerable<Criterion.Placed> ToEnter => CriterionMark.EnteredOf(Method);
    }

    /// <summary>A recommendation, with the names of who made it and whose change withdrew it; null for somebody who has left.</summary>
    /// <param name="Stands">Whether it rests on the figures there are now.</param>
    public sealed record Proposal(
        Recommendation Made,
        string? By,
        string? WithdrawnBy,
        bool Stands
    );

    /// <summary>A bid by its letter.</summary>
    /// <param name="IsSetAside">Whether it takes no part.</param>
    public sealed record Bidder(
        string Id,
        Guid BidId,
        string Name,
        decimal? Price,
        bool IsSetAside
    );

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
        var entered = await db.EnteredAsync(tender, stop);
        var panel = await db.PanelAsync(procurementId, stop);
        var method = tender.Procurement.Scoring;
        var hides = await db.HidesPricesAsync(actor, tender.Procurement, stop);
        var table = tender.Whole(run?.Result, entered, hides);
        var made = await db.LatestRecommendationAsync(procurementId, stop);
        var input = tender.Input();
        var names = await db.NamesOfAsync([made?.RecommendedBy, made?.WithdrawnBy], stop);
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
                    hides ? null : bid.Price,
                    tender.SetAside.Contains(bid.Id)
                )),
            ],
            entered,
            run is not null && input.Succeeded && run.IsOn(input.Value),
            table is null ? [] : Sensitivity.TurningPoints(method!, table),
            tender.Procurement.LacksEvaluation() is null,
            made is null
                ? null
                : new Proposal(
                    made,
                    names.GetValueOrDefault(made.RecommendedBy),
                    made.WithdrawnBy is { } by ? names.GetValueOrDefault(by) : null,
                    made.StandsOn(run, table) && input.Succeeded && run!.IsOn(input.Value)
                ),
            hides
        )
        {
            Overtaken = tender.Procurement.LacksEvaluation() is null
                ? [.. (await db.OvertakenAsync(tender, stop)).Select(problem => problem.Message)]
                : [],
            ToConfirm = entered
                .Where(mark => mark.IsOvertaken(panel))
                .Select(mark => (mark.BidId, mark.Criterion))
                .ToHashSet(),
        };
    }
}
