using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>The opened bids of a procurement: price, what each offers, what of it is accepted.</summary>
public sealed class OpenedBids(Db db)
{
    /// <summary>The procurement and its bids.</summary>
    public sealed record View(
        string Reference,
        string Title,
        ProcurementStage Stage,
        decimal? ContractValue,
        IReadOnlyList<Row> Bids
    );

    /// <summary>One bid; values in GBP.</summary>
    public sealed record Row(
        Guid Id,
        string SupplierName,
        decimal? Price,
        IReadOnlyList<Line> Lines
    )
    {
        /// <summary>Lines of which not all is accepted as offered.</summary>
        public int Adjusted => Lines.Count(line => line.IsAdjusted);

        /// <summary>Both classes as offered.</summary>
        public decimal Submitted => Lines.Sum(line => line.Submitted);

        /// <summary>Both classes as accepted.</summary>
        public decimal Accepted => Lines.Sum(line => line.Accepted);

        /// <summary>What the bidder was told as well, of what is accepted.</summary>
        public IReadOnlyList<Problem> Warnings =>
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
        bool IsAdjusted
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
            .Where(row => row.Id == procurementId)
            .Select(row => new
            {
                row.Reference,
                row.Title,
                row.Stage,
                row.NetValue,
            })
            .SingleOrDefaultAsync(stop);
        return procurement is null
            ? Refusals.UnknownProcurement
            : new View(
                procurement.Reference,
                procurement.Title,
                procurement.Stage,
                procurement.NetValue,
                await RowsAsync(procurementId, stop)
            );
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
                        line.AdjustedAt != null
                    ))
                    .ToList()
            ))
            .ToListAsync(stop);
}
