using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>Begins the report of a quarter that has ended, with an empty claim for each commitment of the contract.</summary>
public sealed class StartReport(Db db)
{
    /// <summary>Answers the report; asked again, the same one.</summary>
    public async Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid contractId,
        Quarter quarter,
        CancellationToken stop
    )
    {
        var begun = await db.As(actor)
            .Set<DeliveryReport>()
            .Where(report => report.ContractId == contractId && report.Quarter == quarter)
            .Select(report => (Guid?)report.Id)
            .SingleOrDefaultAsync(stop);
        return begun is { } id && actor.Can(Permission.ReportDelivery)
            ? id
            : await db.ActAsync(
                actor,
                Permission.ReportDelivery,
                () => BeginAsync(contractId, quarter, stop),
                stop
            );
    }

    private async Task<Outcome<Guid>> BeginAsync(
        Guid contractId,
        Quarter quarter,
        CancellationToken stop
    )
    {
        var contract = await db.Set<Contract>()
            .SingleOrDefaultAsync(contract => contract.Id == contractId, stop);
        if (contract is null)
        {
            return NotFound.Contract;
        }

        var today = UkTime.Today(await db.NowAsync(stop));
        var waitsUntil = await db
            .Database.SqlQuery<DateOnly?>($"select standstill_until({contractId}) as \"Value\"")
            .SingleAsync(stop);
        var started = DeliveryReport.Start(
            Guid.CreateVersion7(),
            contract,
            waitsUntil,
            quarter,
            today
        );
        if (!started.Succeeded)
        {
            return Outcome.Refused<Guid>(started.Problems);
        }

        var report = started.Value;
        db.Add(report);
        var commitments = await db.Set<Commitment>()
            .Where(commitment => commitment.ContractId == contractId)
            .OrderBy(commitment => commitment.Measure)
            .Select(commitment => commitment.Id)
            .ToListAsync(stop);
        db.AddRange(commitments.Select(id => Claim.Of(Guid.CreateVersion7(), report, id)));
        db.Record("report.started", report.Id, new { contractId, quarter = quarter.ToString() });
        return report.Id;
    }
}
