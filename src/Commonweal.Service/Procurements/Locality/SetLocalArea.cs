using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Locality;

/// <summary>Says what counts as local in the measures of a purchase.</summary>
public sealed class SetLocalArea(Db db, ReferenceData data)
{
    /// <summary>Replaces what was said; an empty answer takes it away.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        LocalAreaAnswer answer,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            procurement =>
            {
                var set = procurement.SetLocalArea(answer, data.Places);
                db.Record(
                    "procurement.local-area-set",
                    procurementId,
                    new { localArea = procurement.LocalArea }
                );
                return Task.FromResult(set);
            },
            stop
        );
}
