using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Tasks;

/// <summary>Reports that are owed, as one person sees them.</summary>
public static class OwedReports
{
    /// <summary>A contract whose supplier owes reports of quarters that have ended.</summary>
    /// <param name="Earliest">The earliest of those quarters.</param>
    /// <param name="Quarters">How many there are.</param>
    /// <param name="Due">The last day the earliest is in time; null when the authority set no number of days.</param>
    /// <param name="DaysLate">Days since then; 0 or less while it is in time, 0 where no day is set.</param>
    public sealed record Owed(
        Guid ContractId,
        string Title,
        Quarter Earliest,
        int Quarters,
        DateOnly? Due,
        int DaysLate
    );

    /// <summary>
    /// For a supplier what it has to report, from the day the quarter has ended; for a contract manager what is late of their
    /// own contracts, or owed where the authority set no number of days. A returned report is told apart: it has been sent
    /// once. Contracts that owe nothing stay in the database: they have sent as many reports as quarters have ended.
    /// </summary>
    public static async Task<IReadOnlyList<Owed>> OwedReportsAsync(
        this Db db,
        ReferenceData data,
        Actor actor,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var reports = actor.Can(Permission.ReportDelivery);
        if (!reports && !actor.Can(Permission.ValidateClaims))
        {
            return [];
        }

        var today = UkTime.Today(now);
        // Quarters are counted from the year 0 here, for the database to compare.
        var ended = (today.Year * 12 + today.Month - 1) / 3;
        var sent = db.Set<DeliveryReport>().Where(report => report.Stage != ReportStage.Draft);
        var contracts = await db.Set<Contract>()
            .Where(contract => reports || contract.ManagerId == actor.AccountId)
            .Select(contract => new
            {
                Contract = contract,
                Quarters = Math.Min(
                    ended,
                    (contract.EndsOn.Year * 12 + contract.EndsOn.Month - 1) / 3 + 1
                )
                    - (contract.StartsOn.Year * 12 + contract.StartsOn.Month - 1) / 3
                    - sent.Count(report => report.ContractId == contract.Id),
            })
            .Where(owing => owing.Quarters > 0)
            .OrderByDescending(owing => owing.Quarters)
            .ThenBy(owing => owing.Contract.Id)
            .Take(WaitingTasks.Most)
            .Select(owing => new
            {
                owing.Contract.Id,
                owing.Contract.Title,
                owing.Contract.StartsOn,
                owing.Contract.EndsOn,
                owing.Contract.AuthorityId,
                Sent = sent.Where(report => report.ContractId == owing.Contract.Id)
                    .Select(report => report.Quarter)
                    .ToList(),
            })
            .AsNoTracking()
            .ToListAsync(stop);
        var policies = await db.PoliciesOfAsync(
            data,
            [.. contracts.Select(contract => contract.AuthorityId)],
            stop
        );
        return
        [
            .. from contract in contracts
            let owed = Quarter
                .Between(contract.StartsOn, contract.EndsOn)
                .Where(quarter => quarter.End < today && !contract.Sent.Contains(quarter))
                .ToArray()
            where owed.Length > 0
            let due = policies[contract.AuthorityId]?.ReportDue(owed[0])
            let late = today.DayNumber - (due ?? today).DayNumber
            where reports || due is null || late > 0
            orderby late descending
            select new Owed(contract.Id, contract.Title, owed[0], owed.Length, due, late),
        ];
    }
}
