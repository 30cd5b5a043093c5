using System.Linq.Expressions;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>The evaluation from beginning to end, for whoever decides on it and whoever may ask later.</summary>
public sealed class EvaluationReport(Db db, EditionShelf editions, ReferenceData reference)
{
    /// <summary>The whole of it.</summary>
    /// <param name="Asked">The measures with their terms in words.</param>
    /// <param name="Opened">Who opened the bids.</param>
    /// <param name="HidesPrices">Whether prices are kept back from the reader until quality is marked, or scores are agreed.</param>
    /// <param name="Runs">Every run, the first one first.</param>
    /// <param name="Decided">The award; null before it.</param>
    /// <param name="Standstill">The rule, and its last day if the award notice is published today.</param>
    public sealed record View(
        Procurement Procurement,
        ScoringMethod? Method,
        ScoreLadder Ladder,
        IReadOnlyList<Measure> Asked,
        IReadOnlyList<(string Name, DateTimeOffset At)> Opened,
        IReadOnlyList<EvaluatorDeclaration> Panel,
        Moderation? Moderation,
        IReadOnlyList<Bidder> Bidders,
        bool HidesPrices,
        IReadOnlyList<(DateTimeOffset At, string By)> Runs,
        ScoringRun? Latest,
        bool IsCurrent,
        Award? Decided,
        (Standstill Rule, DateOnly Published, DateOnly? Ends)? Standstill
    )
    {
        /// <summary>Who made the award; null before it, and for somebody who has left.</summary>
        public string? DecidedBy { get; init; }

        /// <summary>Every proposal to set a bid aside or to take one back, the first one first, with its ground.</summary>
        public required IReadOnlyList<(
            SetAsideDecision Decision,
            SetAsideGround? Ground
        )> SetAsides { get; init; }

        /// <summary>Whose bid goes by an id.</summary>
        public string NameOf(Guid bidId) => Bidders.First(bidder => bidder.BidId == bidId).Name;

        /// <summary>Why a score counts no more: whoever gave it declared an interest or was released from the panel. Null where it counts.</summary>
        public string? DoesNotCount(Score score) =>
            Panel.FirstOrDefault(person => person.EvaluatorId == score.EvaluatorId) switch
            {
                { HasConflict: true } => "declared an interest, does not count",
                { ReleasedAt: not null } => "released, does not count",
                _ => null,
            };

        /// <summary>Whose bid goes by a letter.</summary>
        public string NameOf(string letter) =>
            Bidders.First(bidder => bidder.Letter == letter).Name;
    }

    /// <summary>A measure and what was published of it.</summary>
    public sealed record Measure(
        string Code,
        string Title,
        string Unit,
        string Reason,
        string Terms
    );

    /// <summary>A bid with its lines.</summary>
    /// <param name="IsSetAside">Whether it takes no part.</param>
    public sealed record Bidder(
        Guid BidId,
        string Letter,
        string Name,
        decimal? Price,
        IReadOnlyList<Line> Lines,
        bool IsSetAside
    )
    {
        /// <summary>Whether it was large beside the contract.</summary>
        public required bool IsOutOfProportion { get; init; }

        /// <summary>What is said of its size; empty while prices are kept back, and where only the bidder was asked.</summary>
        public required IReadOnlyList<string> Questions { get; init; }

        /// <summary>How the bidder explained its size; empty where nothing was asked.</summary>
        public required string Explanation { get; init; }
    }

    /// <summary>One line: offered, accepted and why, what was asked about it, the scores given and the one agreed.</summary>
    public sealed record Line(
        Guid Id,
        string Measure,
        string Title,
        string Unit,
        decimal Quantity,
        decimal AcceptedQuantity,
        string? AdjustmentReason,
        string? CheckedBy,
        DateTimeOffset? CheckedAt,
        string? CheckReason,
        IReadOnlyList<AskedAndAnswered> Asked,
        IReadOnlyList<Score> Scores,
        ModeratedScore? Agreed
    );

    /// <summary>Refused as the list of bids is; scores stay out until the panel agrees them.</summary>
    public async Task<Domain.Common.Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    )
    {
        if (await db.LacksReadingAsync(actor, procurementId, stop) is { } refusal)
        {
            return refusal;
        }

        return
            await db.TenderAsync(editions, procurementId, stop)
                is { Procurement.OpenedAt: not null } tender
            ? await ViewAsync(
                tender,
                await db.HidesPricesAsync(actor, tender.Procurement, stop),
                stop
            )
            : Refusals.UnknownProcurement;
    }

    private async Task<View> ViewAsync(Tender tender, bool hidesPrices, CancellationToken stop)
    {
        var procurementId = tender.Procurement.Id;
        var runs = await RowsAsync<ScoringRun>(run => run.ProcurementId == procurementId, stop);
        var opened = await RowsAsync<BidOpening>(row => row.ProcurementId == procurementId, stop);
        runs.Sort((one, other) => one.RunAt.CompareTo(other.RunAt));
        var lineIds = tender.Lines.Select(line => line.Id).ToArray();
        var looks = await db.SoundChecks()
            .AsNoTracking()
            .Where(check => lineIds.Contains(check.BidLineId))
            .ToListAsync(stop);
        var award = (
            await RowsAsync<Award>(row => row.ProcurementId == procurementId, stop)
        ).SingleOrDefault();
        var names = await db.NamesOfAsync(
            [
                .. runs.Select(run => (Guid?)run.RunBy),
                .. looks.Select(look => (Guid?)look.CheckedBy),
                award?.AwardedBy,
            ],
            stop
        );
        var today = UkTime.Today(await db.NowAsync(stop));
        var input = tender.Input();
        var method = tender.Procurement.Scoring;
        return new View(
            tender.Procurement,
            method,
            method?.Ladder(reference.Scores) ?? reference.Scores,
            await AskedAsync(tender.Procurement, stop),
            [.. opened.OrderBy(row => row.AgreedAt).Select(row => (row.AccountName, row.AgreedAt))],
            await RowsAsync<EvaluatorDeclaration>(row => row.ProcurementId == procurementId, stop),
            (
                await RowsAsync<Moderation>(row => row.ProcurementId == procurementId, stop)
            ).SingleOrDefault(),
            await BiddersAsync(
                tender,
                looks.OrderBy(look => look.CheckedAt).ToLookup(look => look.BidLineId),
                NameOf,
                hidesPrices,
                stop
            ),
            hidesPrices,
            [.. runs.Select(run => (run.RunAt, NameOf(run.RunBy)))],
            runs.LastOrDefault(),
            input.Succeeded && runs.LastOrDefault()?.IsOn(input.Value) == true,
            award,
            reference.Standstill is { } rule ? (rule, today, rule.EndsOn(today)) : null
        )
        {
            DecidedBy = award is null ? null : NameOf(award.AwardedBy),
            SetAsides = await SetAsidesAsync(procurementId, stop),
        };

        string NameOf(Guid id) => names.GetValueOrDefault(id, "somebody who has left");
    }

    private async Task<IReadOnlyList<(SetAsideDecision, SetAsideGround?)>> SetAsidesAsync(
        Guid procurementId,
        CancellationToken stop
    ) =>
        [
            .. (await RowsAsync<SetAsideDecision>(row => row.ProcurementId == procurementId, stop))
                .OrderBy(row => row.ProposedAt)
                .Select(row =>
                    (row, reference.Grounds.FirstOrDefault(ground => ground.Code == row.Ground))
                ),
        ];

    private Task<List<T>> RowsAsync<T>(Expression<Func<T, bool>> which, CancellationToken stop)
        where T : class => db.Set<T>().AsNoTracking().Where(which).ToListAsync(stop);

    private async Task<IReadOnlyList<Measure>> AskedAsync(
        Procurement procurement,
        CancellationToken stop
    )
    {
        var edition = editions.Find(procurement.Edition);
        var names = new MeasureNames(edition);
        var rows = await db.Set<ProcurementMeasure>()
            .AsNoTracking()
            .Where(row => row.ProcurementId == procurement.Id)
            .OrderBy(row => row.Position)
            .ToListAsync(stop);
        return rows.ConvertAll(row => new Measure(
            row.Measure,
            names.TitleOf(row.Measure),
            names.UnitOf(row.Measure),
            row.Reason,
            edition?.Find(row.Measure) is { } measure
                ? string.Join(
                    ' ',
                    row.Terms(measure.Unit, procurement.Scoring?.Quantitative.Method)
                )
                : ""
        ));
    }

    private async Task<IReadOnlyList<Bidder>> BiddersAsync(
        Tender tender,
        ILookup<Guid, OfferCheck> looks,
        Func<Guid, string> nameOf,
        bool hidesPrices,
        CancellationToken stop
    )
    {
        Guid[] ids = [.. tender.Lines.Select(line => line.Id)];
        var names = editions.Names(tender.Procurement.Edition);
        var asked = await db.AskedAsync(ids, stop);
        var scores = await db.HasModerationAsync(tender.Procurement.Id, stop)
            ? (
                await db.Set<Score>()
                    .AsNoTracking()
                    .Where(score => ids.Contains(score.BidLineId))
                    .OrderBy(score => score.EvaluatorName)
                    .ToListAsync(stop)
            ).ToLookup(score => score.BidLineId)
            : Array.Empty<Score>().ToLookup(score => score.BidLineId);
        var agreed = tender.Moderated.ToDictionary(score => score.BidLineId);
        return
        [
            .. tender.Bids.Select(bid => new Bidder(
                bid.Id,
                tender.BidderOf(bid.Id),
                bid.SupplierName,
                hidesPrices ? null : bid.Price,
                [
                    .. tender
                        .Lines.Where(line => line.BidId == bid.Id)
                        .OrderBy(line => names.OrderOf(line.Measure))
                        .Select(line => new Line(
                            line.Id,
                            line.Measure,
                            names.TitleOf(line.Measure),
                            names.UnitOf(line.Measure),
                            line.Quantity,
                            line.AcceptedQuantity,
                            line.AdjustmentReason,
                            looks[line.Id].LastOrDefault() is { } look
                                ? nameOf(look.CheckedBy)
                                : null,
                            looks[line.Id].LastOrDefault()?.CheckedAt,
                            looks[line.Id].LastOrDefault()?.Reason,
                            [.. asked[line.Id]],
                            [.. scores[line.Id]],
                            agreed.GetValueOrDefault(line.Id)
                        )),
                ],
                tender.SetAside.Contains(bid.Id)
            )
            {
                IsOutOfProportion = tender.IsOutOfProportion(bid),
                Questions = hidesPrices ? [] : [.. tender.SaidOfSize(bid)],
                Explanation = bid.Proportion,
            }),
        ];
    }
}
