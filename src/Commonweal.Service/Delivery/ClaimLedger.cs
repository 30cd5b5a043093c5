using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Ledger;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>
/// Writes a report's claims to the ledger, in the terms under which each commitment was promised there: the same
/// edition, unit and unit value for life. A share is never written, for it is never added up.
/// </summary>
/// <param name="Edition">That of the contract.</param>
internal sealed record ClaimLedger(Claim Claim, Commitment Commitment, string Edition)
{
    /// <summary>The claims of a report that report something, zero included.</summary>
    public static async Task<IReadOnlyList<ClaimLedger>> OfAsync(
        Db db,
        Guid reportId,
        CancellationToken stop
    ) =>
        await (
            from claim in db.Set<Claim>()
            join commitment in db.Set<Commitment>() on claim.CommitmentId equals commitment.Id
            join contract in db.Set<Contract>() on commitment.ContractId equals contract.Id
            where claim.ReportId == reportId && claim.Quantity != null
            orderby commitment.Measure
            select new ClaimLedger(claim, commitment, contract.Edition)
        ).ToListAsync(stop);

    /// <summary>One line for the claim; none for a share.</summary>
    public IEnumerable<LedgerEntry> Entries(
        LedgerKind kind,
        DeliveryReport report,
        decimal quantity,
        string reason,
        DateTimeOffset now,
        Guid by
    ) =>
        Commitment.IsShare
            ? []
            :
            [
                LedgerEntry.Of(
                    kind,
                    Commitment.Subject,
                    Commitment.Priced(Edition),
                    report.Quarter,
                    quantity,
                    Claim.Id,
                    reason,
                    now,
                    by
                ),
            ];
}
