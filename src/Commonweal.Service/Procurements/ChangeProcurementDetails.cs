using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Changes what is said about a draft.</summary>
public sealed class ChangeProcurementDetails(Db db)
{
    /// <summary>Replaces all details by those given.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        ProcurementDetails details,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                if (await db.HolderAsync(details.Reference, procurementId, stop) is { } holder)
                {
                    return ProcurementRows.ReferenceTaken(holder);
                }

                var changed = procurement.ChangeDetails(details);
                db.Record("procurement.details-changed", procurementId, procurement.Details);
                return changed;
            },
            stop
        );
}
