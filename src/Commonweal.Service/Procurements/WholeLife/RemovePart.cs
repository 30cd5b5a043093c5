using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.WholeLife;

/// <summary>Takes a lot, option or extension off a purchase.</summary>
public sealed class RemovePart(Db db)
{
    /// <summary>What it said stays in the audit log.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid partId,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            procurement =>
            {
                var part = procurement.Parts.FirstOrDefault(row => row.Id == partId);
                var removed = procurement.RemovePart(partId);
                db.Record(
                    "procurement.part-removed",
                    procurementId,
                    new
                    {
                        part,
                        procurement.NetValue,
                        procurement.Months,
                    }
                );
                return Task.FromResult(removed);
            },
            stop
        );
}
