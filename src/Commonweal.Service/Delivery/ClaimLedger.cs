using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Ledger;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>
/// Writes a report's claims to the ledger, in the terms under which each commitment was promised there: the same
/// edition, unit and unit value for life. A share was never promised there, for it is never added up, and is never written.
/// </summary>
internal sealed record ClaimLedger(Claim Claim, LedgerSubject Subject, LedgerMeasure? Terms)
{
    /// <summary>The claims of a report that report something, zero included.</summary>
    public static async Task<IReadOnlyList<ClaimLedger>> OfAsync(
        Db db,
        Guid reportId,
        CancellationToken stop
    )
    {
        var rows = await (
            from claim in db.Set<Claim>()
            join commitment in db.Set<Commitment>() on claim.CommitmentId equals commitment.Id
            where claim.ReportId == reportId && claim.Quantity != null
            orderby commitment.Measure
            select new
            {
                claim,
                commitment,
                Committed = db.Set<LedgerEntry>()
                    .Where(entry =>
                        entry.CommitmentId == commitment.Id && entry.Kind == LedgerKind.Committed
                    )
                    .OrderBy(entry => entry.Id)
                    .Select(entry => new { entry.Edition, entry.Unit })
                    .FirstOrDefault(),
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.Select(row => new ClaimLedger(
                row.claim,
                row.commitment.Subject,
                row.Committed is { } committed
                    ? row.commitment.Priced(committed.Edition, committed.Unit)
                    : null
            )),
        ];
    }

    /// <summary>One line for the claim; none for a share.</summary>
    public IEnumerable<LedgerEntry> Entries(
        LedgerKind kind,
        DeliveryReport report,
        decimal quantity,
        string reason,
        DateTimeOffset now,
        Guid by
    ) =>
        Terms is null
            ? []
            :
            [
                LedgerEntry.Of(
                    kind,
                    Subject,
                    Terms,
                    report.Quarter,
                    quantity,
                    Claim.Id,
                    reason,
                    now,
                    by
                ),
            ];
}
