using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Makes a draft of a record imported from a notice.</summary>
public sealed class TakeUpProcurement(Db db)
{
    /// <summary>It starts with its authority's own edition.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                db.Record("procurement.taken-up", procurementId, new { procurement.Ocid });
                return procurement.TakeUp(await db.OwnEditionAsync(stop));
            },
            stop
        );
}
