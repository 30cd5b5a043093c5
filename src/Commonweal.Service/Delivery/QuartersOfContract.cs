using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Ledger;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>The quarters of a contract: what is due in each, and how its report stands. Both parties read it.</summary>
public sealed class QuartersOfContract(Db db, ReferenceData data)
{
    /// <summary>One quarter. A report the actor may not see is no report here.</summary>
    /// <param name="DueValue">GBP promised for the quarter, as the ledger has it; null when nothing due has a value.</param>
    /// <param name="ReportDue">The last day its report is in time; null when the authority set no number of days.</param>
    public sealed record Row(
        Quarter Quarter,
        int Targets,
        decimal? DueValue,
        bool HasEnded,
        DateOnly? ReportDue,
        bool IsLate,
        Guid? ReportId,
        ReportStage? Stage,
        DateTimeOffset? SentAt
    )
    {
        /// <summary>Whether it has ended and the supplier has still to report or mend.</summary>
        public bool IsDueNow =>
            HasEnded
            && Stage is not (ReportStage.Sent or ReportStage.Validated)
            && (Targets > 0 || ReportId is not null);

        /// <summary>Whether the supplier has reported and the council has still to decide.</summary>
        public bool IsWaiting => Stage == ReportStage.Sent;
    }

    /// <summary>A contract and its quarters, in order.</summary>
    public sealed record Page(
        Guid ContractId,
        string Reference,
        string Title,
        string SupplierName,
        IReadOnlyList<Row> Quarters
    );

    /// <summary>Null when the actor has no such contract.</summary>
    public async Task<Page?> RunAsync(Actor actor, Guid contractId, CancellationToken stop)
    {
        if (!ReportInFull.MayRead(actor))
        {
            return null;
        }

        var contract = await db.As(actor)
            .Set<Contract>()
            .AsNoTracking()
            .SingleOrDefaultAsync(contract => contract.Id == contractId, stop);
        if (contract is null)
        {
            return null;
        }

        var policy = await db.PolicyOfAsync(data, contract.AuthorityId, stop);
        var today = UkTime.Today(await db.NowAsync(stop));
        var due = await DueAsync(contractId, stop);
        var reports = await db.Set<DeliveryReport>()
            .AsNoTracking()
            .Where(report => report.ContractId == contractId)
            .ToDictionaryAsync(report => report.Quarter, stop);
        return new Page(
            contract.Id,
            contract.Reference,
            contract.Title,
            contract.SupplierName,
            [
                .. Quarter
                    .Between(contract.StartsOn, contract.EndsOn)
                    .Select(quarter =>
                    {
                        var (targets, value) = due.GetValueOrDefault(quarter);
                        var report = reports.GetValueOrDefault(quarter);
                        var reportDue = policy?.ReportDue(quarter);
                        return new Row(
                            quarter,
                            targets,
                            value,
                            today > quarter.End,
                            reportDue,
                            today > reportDue && report is not { IsOpen: false },
                            report?.Id,
                            report?.Stage,
                            report?.SentAt
                        );
                    }),
            ]
        );
    }

    private async Task<Dictionary<Quarter, (int Targets, decimal? Value)>> DueAsync(
        Guid contractId,
        CancellationToken stop
    )
    {
        var targets = await (
            from target in db.Set<CommitmentTarget>()
            join commitment in db.Set<Commitment>() on target.CommitmentId equals commitment.Id
            where commitment.ContractId == contractId && target.Quantity > 0m
            group target by target.Quarter into quarter
            select new { quarter.Key, Count = quarter.Count() }
        ).ToDictionaryAsync(quarter => quarter.Key, quarter => quarter.Count, stop);
        var values = await db.CommittedPounds()
            .Where(total => total.ContractId == contractId)
            .GroupBy(total => total.Quarter)
            .Select(quarter => new { quarter.Key, Value = quarter.Sum(total => total.Value) })
            .ToDictionaryAsync(quarter => quarter.Key, quarter => (decimal?)quarter.Value, stop);
        return targets
            .Keys.Union(values.Keys)
            .ToDictionary(
                quarter => quarter,
                quarter => (targets.GetValueOrDefault(quarter), values.GetValueOrDefault(quarter))
            );
    }
}
