using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>One opened bid, line by line, each value with how it came about.</summary>
public sealed class OpenedBid(Db db, EditionShelf editions)
{
    /// <summary>The bid.</summary>
    public sealed record View(
        Guid ProcurementId,
        string Reference,
        string Title,
        string SupplierName,
        decimal? Price,
        string Proportion,
        bool IsUnderEvaluation,
        IReadOnlyList<Line> Lines
    )
    {
        /// <summary>What the bidder was told as well, of what is accepted.</summary>
        public IReadOnlyList<Problem> Warnings =>
            BeyondPrice.Of(Price, [.. Lines.Select(line => (line.Measure, line.AcceptedValue))]);
    }

    /// <summary>What it offers on one measure; values in GBP.</summary>
    public sealed record Line(
        Guid Id,
        string Measure,
        string Title,
        string Unit,
        decimal Quantity,
        decimal AcceptedQuantity,
        decimal Attribution,
        string AttributionReason,
        string Statement,
        OfferParticulars Particulars,
        decimal? UnitValue,
        decimal SubmittedValue,
        decimal AcceptedValue,
        string? AdjustmentReason,
        string? AdjustedBy,
        DateTimeOffset? AdjustedAt,
        Explanation Explanation
    );

    /// <summary>Refused as the list of bids is.</summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid bidId,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.ReadOpenedBids) is { } refusal)
        {
            return refusal;
        }

        var bid = await (
            from row in db.As(actor).Set<Bid>()
            join procurement in db.Set<Procurement>() on row.ProcurementId equals procurement.Id
            where row.Id == bidId && procurement.Id == procurementId && row.OpenedAt != null
            select new
            {
                procurement.Reference,
                procurement.Title,
                procurement.Edition,
                procurement.Stage,
                row.SupplierName,
                row.Price,
                row.Proportion,
            }
        ).SingleOrDefaultAsync(stop);
        if (bid is null)
        {
            return Refusals.UnknownLine;
        }

        if (await db.LacksReadingAsync(actor, procurementId, stop) is { } unread)
        {
            return unread;
        }

        var lines = await db.Set<BidLine>()
            .AsNoTracking()
            .Where(line => line.BidId == bidId)
            .ToListAsync(stop);
        Guid?[] adjusted = [.. lines.Select(line => line.AdjustedBy)];
        var adjusters = await db.Set<Account>()
            .Where(account => adjusted.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.Name, stop);
        var names = editions.Names(bid.Edition);
        return new View(
            procurementId,
            bid.Reference,
            bid.Title,
            bid.SupplierName,
            bid.Price,
            bid.Proportion,
            bid.Stage is ProcurementStage.Opened or ProcurementStage.Scored,
            [
                .. lines
                    .OrderBy(line => names.OrderOf(line.Measure))
                    .Select(line =>
                        Shown(
                            line,
                            names,
                            adjusters.GetValueOrDefault(line.AdjustedBy ?? Guid.Empty)
                        )
                    ),
            ]
        );
    }

    private static Line Shown(BidLine line, MeasureNames names, string? adjustedBy) =>
        new(
            line.Id,
            line.Measure,
            names.TitleOf(line.Measure),
            names.UnitOf(line.Measure),
            line.Quantity,
            line.AcceptedQuantity,
            line.Attribution,
            line.AttributionReason,
            line.Statement,
            line.Particulars,
            line.UnitValue,
            line.SubmittedValue,
            line.AcceptedValue,
            line.AdjustmentReason,
            adjustedBy,
            line.AdjustedAt,
            line.Explanation
        );
}
