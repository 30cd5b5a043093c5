using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>The opened bids of a procurement: price, what each offers, what of it is accepted.</summary>
public sealed class OpenedBids(Db db, EditionShelf editions)
{
    /// <summary>The procurement and its bids.</summary>
    /// <param name="HidesPrices">Whether prices are kept back from the reader until quality is marked, or scores are agreed.</param>
    public sealed record View(
        string Reference,
        string Title,
        ProcurementStage Stage,
        decimal? ContractValue,
        IReadOnlyList<Row> Bids,
        IReadOnlyList<OfferedMeasure> Measures,
        bool HidesPrices
    )
    {
        /// <summary>Whether values in pounds are shown; not where bidders read none either.</summary>
        public required bool ShowsPounds { get; init; }

        /// <summary>What the bidder was told as well, of what is accepted of its bid; nothing where it reads no values.</summary>
        public IReadOnlyList<Problem> WarningsOf(Row bid) => ShowsPounds ? bid.Warnings : [];

        /// <summary>Proposals to set a bid aside or take one back that wait for somebody else.</summary>
        public IReadOnlyList<WaitingProposal> Waiting { get; init; } = [];
    }

    /// <summary>A measure that somebody offers, in words.</summary>
    public sealed record OfferedMeasure(string Code, string Title, string Unit);

    /// <summary>One bid; values in GBP.</summary>
    /// <param name="IsSetAside">Whether it takes no part.</param>
    public sealed record Row(
        Guid Id,
        string SupplierName,
        decimal? Price,
        IReadOnlyList<Line> Lines,
        bool IsSetAside
    )
    {
        /// <summary>Lines of which not all is accepted as offered.</summary>
        public int Adjusted => Lines.Count(line => line.IsAdjusted);

        /// <summary>Lines without a look for additionality that counts, as scoring has it.</summary>
        public int Open => Lines.Count(line => !line.IsChecked);

        /// <summary>What the bidder was told as well, of what is accepted.</summary>
        internal IReadOnlyList<Problem> Warnings =>
            BeyondPrice.Of(Price, [.. Lines.Select(line => (line.Measure, line.Accepted))]);

        /// <summary>One class as accepted.</summary>
        public decimal AcceptedOf(ValueClass valueClass) =>
            Lines.Where(line => line.Class == valueClass).Sum(line => line.Accepted);
    }

    /// <summary>What a bid offers on one measure.</summary>
    public sealed record Line(
        string Measure,
        ValueClass? Class,
        decimal Submitted,
        decimal Accepted,
        bool IsAdjusted,
        decimal AcceptedQuantity,
        bool IsChecked
    );

    /// <summary>Refused to an evaluator who has not locked; a price must not colour the reading of a statement.</summary>
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

        var procurement = await db.Set<Procurement>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == procurementId, stop);
        if (procurement is null)
        {
            return Refusals.UnknownProcurement;
        }

        var hides = await db.HidesPricesAsync(actor, procurement, stop);
        var rows = await RowsAsync(procurementId, stop);
        if (hides)
        {
            rows = rows.ConvertAll(row => row with { Price = null });
        }

        var names = editions.Names(procurement.Edition);
        return new View(
            procurement.Reference,
            procurement.Title,
            procurement.Stage,
            procurement.NetValue,
            rows,
            [
                .. rows.SelectMany(row => row.Lines)
                    .Select(line => line.Measure)
                    .Distinct(StringComparer.Ordinal)
                    .OrderBy(names.OrderOf)
                    .Select(code => new OfferedMeasure(
                        code,
                        names.TitleOf(code),
                        names.UnitOf(code)
                    )),
            ],
            hides
        )
        {
            ShowsPounds = procurement.ShowsPounds,
            Waiting = await db.WaitingProposalsAsync(procurementId, stop),
        };
    }

    private async Task<List<Row>> RowsAsync(Guid procurementId, CancellationToken stop) =>
        await db.Set<Bid>()
            .AsNoTracking()
            .Where(bid => bid.ProcurementId == procurementId && bid.OpenedAt != null)
            .OrderBy(bid => bid.SupplierName)
            .Select(bid => new Row(
                bid.Id,
                bid.SupplierName,
                bid.Price,
                db.Set<BidLine>()
                    .Where(line => line.BidId == bid.Id)
                    .OrderBy(line => line.Measure)
                    .Select(line => new Line(
                        line.Measure,
                        line.ValueClass,
                        line.SubmittedValue,
                        line.AcceptedValue,
                        line.AdjustedAt != null,
                        line.AcceptedQuantity,
                        db.SoundChecks().Any(check => check.BidLineId == line.Id)
                    ))
                    .ToList(),
                db.LastSetAsides().Any(last => last.BidId == bid.Id && last.SetsAside)
            ))
            .ToListAsync(stop);
}
