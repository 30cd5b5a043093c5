using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>
/// What a bidder is told about its own bid once the contract is awarded, whether it won or not (Procurement Act 2023, s.50).
/// Of the bid taken it names the bidder, the marks and why it was taken, and nothing else; of other bids, nothing.
/// </summary>
public sealed class BidAssessment(Db db, EditionShelf editions, ReferenceData reference)
{
    /// <summary>The summary; marks at full precision.</summary>
    /// <param name="Standstill">How long the contract waits after its award notice; null where no rule is in the reference data.</param>
    public sealed record View(
        string Reference,
        string Title,
        string Authority,
        Result Result,
        IReadOnlyList<Line> Lines,
        ScoringMethod? Method,
        ScoreLadder Ladder,
        IReadOnlyList<CriterionResult> Criteria,
        Standstill? Standstill
    )
    {
        /// <summary>Whom to write to about it.</summary>
        public string Contact { get; init; } = "";

        /// <summary>Whether anything is told in pounds.</summary>
        public bool ShowsPounds => Method?.ShowsPounds ?? true;

        /// <summary>Whether delivery statements were scored.</summary>
        public bool MarksStatements => Method?.MarksStatements ?? true;

        /// <summary>
        /// What earned marks of the offer by class, GBP at full precision: as accepted, and no more than the limits the tender published. No local
        /// economic value where social value alone was marked.
        /// </summary>
        public ValueByClass Counted =>
            new(
                CountedOf(ValueClass.Social),
                Method?.Quantitative.Classes == MarkedClasses.Social
                    ? 0m
                    : CountedOf(ValueClass.LocalEconomic)
            );

        private decimal CountedOf(ValueClass valueClass) =>
            Lines.Where(line => line.Class == valueClass).Sum(line => line.CountedValue);
    }

    /// <summary>One criterion besides social value: of how many marks, its own and those of the bid taken.</summary>
    /// <param name="Winner">Null where the bid taken has none.</param>
    /// <param name="Reason">Why, in the council's words; empty for a price marked by formula.</param>
    public sealed record CriterionResult(
        string Name,
        decimal Available,
        decimal Own,
        decimal? Winner,
        string Reason
    );

    /// <summary>What the database tells of a criterion; without one it is the price.</summary>
    private sealed record ToldCriterion(
        string Criterion,
        decimal Own,
        decimal? Winner,
        string Reason
    );

    /// <summary>The bid's marks and place, and the marks of the bid taken.</summary>
    public sealed record Result
    {
        public decimal Quantitative { get; init; }
        public decimal Qualitative { get; init; }
        public decimal QuantitativeAvailable { get; init; }
        public decimal QualitativeAvailable { get; init; }
        public int Place { get; init; }

        /// <summary>Whether another bid holds the same place.</summary>
        public bool SharesPlace { get; init; }
        public int Bids { get; init; }
        public string Status { get; init; } = "";
        public bool Taken { get; init; }
        public string Winner { get; init; } = "";
        public decimal WinnerQuantitative { get; init; }
        public decimal WinnerQualitative { get; init; }

        /// <summary>Whether it has the same total marks, on all criteria where they decided, as the bid taken, or as another where it was itself taken.</summary>
        public bool IsLevel { get; init; }

        /// <summary>Why the award went as it did, in the council's words.</summary>
        public string Reason { get; init; } = "";

        /// <summary>What decided; null for a winner alone in first place.</summary>
        public string? DepartureReason { get; init; }
        public DateTimeOffset AwardedAt { get; init; }

        /// <summary>Its marks on all criteria, of 100; null where they were not marked here, or it took no part.</summary>
        public decimal? Total { get; init; }

        /// <summary>Its place on all criteria; null where it has none.</summary>
        public int? WholePlace { get; init; }

        /// <summary>Whether another bid holds the same place on all criteria.</summary>
        public bool? SharesWholePlace { get; init; }

        /// <summary>The marks of the bid taken on all criteria.</summary>
        public decimal? WinnerTotal { get; init; }

        /// <summary>Whether the bid was marked, or why not.</summary>
        public BidStatus Judged => Enum.Parse<BidStatus>(Status, ignoreCase: true);
    }

    /// <summary>What was agreed about one measure; the mark is 0 to the highest score published, null where there was no statement to mark.</summary>
    /// <param name="Class">Of the value; null where it has none in pounds.</param>
    /// <param name="CountedValue">What of the accepted value earned marks.</param>
    /// <param name="IsDisregarded">Whether it counts nothing because its statement is missing.</param>
    /// <param name="Limit">The most that counts, in the measure's unit; null where nothing of the offer passes one.</param>
    public sealed record Line(
        string Measure,
        string Title,
        string Unit,
        decimal Quantity,
        decimal AcceptedQuantity,
        string? AdjustmentReason,
        ValueClass? Class,
        decimal AcceptedValue,
        decimal CountedValue,
        bool IsDisregarded,
        decimal? Limit,
        int? Mark,
        string? Reason,
        string? Passage
    );

    /// <summary>Null before the award, and for a bid that is not the actor's.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid bidId, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadOwnBids))
        {
            return null;
        }

        var result = await db.As(actor)
            .Database.SqlQuery<Result>(
                $"""
                select quantitative as "Quantitative", qualitative as "Qualitative",
                    quantitative_available as "QuantitativeAvailable", qualitative_available as "QualitativeAvailable",
                    place as "Place", shares_place as "SharesPlace", bids as "Bids", status as "Status", taken as "Taken", winner as "Winner",
                    winner_quantitative as "WinnerQuantitative", winner_qualitative as "WinnerQualitative",
                    is_level as "IsLevel", reason as "Reason", departure_reason as "DepartureReason", awarded_at as "AwardedAt",
                    total as "Total", whole_place as "WholePlace", shares_whole_place as "SharesWholePlace", winner_total as "WinnerTotal"
                from assessment_of({bidId})
                """
            )
            .SingleOrDefaultAsync(stop);
        if (result is null)
        {
            return null;
        }

        var tender = await (
            from bid in db.Set<Bid>()
            join procurement in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows])
                on bid.ProcurementId equals procurement.Id
            join authority in db.Set<Authority>() on bid.AuthorityId equals authority.Id
            where bid.Id == bidId && bid.SupplierId == actor.SupplierId // lifting the filter lifts it for the whole query
            select new
            {
                procurement.Id,
                procurement.Reference,
                procurement.Title,
                procurement.Edition,
                procurement.Method,
                procurement.Contact,
                Authority = authority.Name,
            }
        ).SingleAsync(stop);
        var method = tender.Method is { } json ? ScoringMethod.FromJson(json) : null;
        return new View(
            tender.Reference,
            tender.Title,
            tender.Authority,
            result,
            await LinesAsync(bidId, tender.Id, method, editions.Names(tender.Edition), stop),
            method,
            method?.Ladder(reference.Scores) ?? reference.Scores,
            await CriteriaAsync(bidId, method, stop),
            reference.Standstill
        )
        {
            Contact = TenderContact.Of(tender.Contact, tender.Authority),
        };
    }

    private async Task<IReadOnlyList<CriterionResult>> CriteriaAsync(
        Guid bidId,
        ScoringMethod? method,
        CancellationToken stop
    )
    {
        var told = await db
            .Database.SqlQuery<ToldCriterion>(
                $"""
                select criterion as "Criterion", own as "Own", winner as "Winner", reason as "Reason" from criteria_of({bidId})
                """
            )
            .ToListAsync(stop);
        return
        [
            .. from placed in Criterion.All(method?.Criteria ?? [])
            let row = told.Find(row => row.Criterion == (placed.Criterion.Price ? "" : placed.Path))
            where row is not null
            select new CriterionResult(
                placed.Criterion.Name,
                placed.Criterion.Weight,
                row.Own,
                row.Winner,
                row.Reason
            ),
        ];
    }

    private async Task<IReadOnlyList<Line>> LinesAsync(
        Guid bidId,
        Guid procurementId,
        ScoringMethod? method,
        MeasureNames names,
        CancellationToken stop
    )
    {
        var limits = await db.Set<ProcurementMeasure>()
            .IgnoreQueryFilters([Db.OwnRows])
            .Where(asked => asked.ProcurementId == procurementId)
            .ToDictionaryAsync(
                asked => asked.Measure,
                asked => asked.Limit,
                StringComparer.Ordinal,
                stop
            );
        var rows = await (
            from line in db.Set<BidLine>()
            join agreed in db.Set<ModeratedScore>() on line.Id equals agreed.BidLineId into marks
            from mark in marks.DefaultIfEmpty()
            where line.BidId == bidId
            select new { Line = line, Mark = mark }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. rows.OrderBy(row => names.OrderOf(row.Line.Measure))
                .Select(row => new Line(
                    row.Line.Measure,
                    names.TitleOf(row.Line.Measure),
                    names.UnitOf(row.Line.Measure),
                    row.Line.Quantity,
                    row.Line.AcceptedQuantity,
                    row.Line.AdjustmentReason,
                    row.Line.ValueClass,
                    row.Line.AcceptedValue,
                    method?.Disregards(row.Line.Statement) == true
                        ? 0m
                        : row.Line.CountedValue(limits.GetValueOrDefault(row.Line.Measure)),
                    method?.Disregards(row.Line.Statement) == true,
                    limits.GetValueOrDefault(row.Line.Measure) is { } limit
                    && row.Line.AcceptedQuantity * row.Line.Attribution > limit
                        ? limit
                        : null,
                    row.Mark?.Mark,
                    row.Mark?.Reason,
                    row.Mark?.Passage
                )),
        ];
    }
}
