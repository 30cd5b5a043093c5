using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.WholeLife;

/// <summary>Records why a purchase is not divided into lots.</summary>
public sealed class ExplainNoLots(Db db)
{
    /// <summary>Replaces an earlier reason.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            procurement =>
            {
                var explained = procurement.ExplainNoLots(reason);
                db.Record(
                    "procurement.lots-declined",
                    procurementId,
                    new { reason = procurement.NoLotsReason }
                );
                return Task.FromResult(explained);
            },
            stop
        );
}
