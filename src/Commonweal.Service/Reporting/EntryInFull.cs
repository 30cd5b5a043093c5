using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Delivery;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Reporting;

/// <summary>One ledger entry down to the ground: its arithmetic, the dated figures under it, the claim and its evidence.</summary>
public sealed class EntryInFull(Db db, ReportInFull reports, EditionShelf editions)
{
    /// <summary>The entry.</summary>
    /// <param name="Statement">The supplier's words at the bid.</param>
    /// <param name="Explanation">From the sources of the unit value to the entry's own value.</param>
    /// <param name="ReportId">The report that caused it; null for commitments.</param>
    /// <param name="Claim">The claim that caused it; null for commitments, and while its report is being mended.</param>
    public sealed record Page(
        LedgerEntry Entry,
        Guid ContractId,
        string Reference,
        string ContractTitle,
        string SupplierName,
        string MeasureTitle,
        string Statement,
        Explanation Explanation,
        Guid? ReportId,
        ReportInFull.Line? Claim
    );

    /// <summary>Null when there is no such entry, or the actor may not see it.</summary>
    public async Task<Page?> RunAsync(Actor actor, long id, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadPortfolio))
        {
            return null;
        }

        var found = await (
            from row in db.As(actor).Set<LedgerEntry>()
            join commitment in db.Set<Commitment>() on row.CommitmentId equals commitment.Id
            join contract in db.Set<Contract>() on row.ContractId equals contract.Id
            where row.Id == id
            select new
            {
                Entry = row,
                Commitment = commitment,
                Contract = contract,
                ReportId = db.Set<Claim>()
                    .Where(claim => claim.Id == row.SubjectId)
                    .Select(claim => (Guid?)claim.ReportId)
                    .FirstOrDefault(),
            }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var report = found.ReportId is { } reportId
            ? await reports.RunAsync(actor, reportId, stop)
            : null;
        return new Page(
            found.Entry,
            found.Contract.Id,
            found.Contract.Reference,
            found.Contract.Title,
            found.Contract.SupplierName,
            editions.Names(found.Entry.Edition).TitleOf(found.Entry.Measure),
            found.Commitment.Statement,
            found.Commitment.Explanation.Then(
                new Explanation([Arithmetic(found.Entry, found.Commitment)])
            ),
            found.ReportId,
            report?.Lines.FirstOrDefault(line => line.ClaimId == found.Entry.SubjectId)
        );
    }

    private static ExplanationStep Arithmetic(LedgerEntry entry, Commitment commitment) =>
        new(
            entry.UnitValue is null
                ? "The measure has no value, so the entry is counted and adds no pounds."
                : "The entry's own value.",
            "quantity x attribution x (1 - deadweight) x pounds per unit",
            [
                new ExplanationInput("quantity", entry.Quantity, entry.Unit),
                new ExplanationInput("attribution", commitment.Attribution, "share"),
                new ExplanationInput("deadweight", commitment.Deadweight, "share"),
                .. entry.UnitValue is { } unit
                    ? [new ExplanationInput("pounds per unit", unit, "GBP per unit")]
                    : Array.Empty<ExplanationInput>(),
            ],
            entry.UnitValue is null ? null : entry.Value,
            "GBP",
            entry.Range
        );
}
