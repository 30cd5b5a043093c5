using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Takes every measure off a draft's list.</summary>
public sealed class RemoveMeasures(Db db)
{
    /// <summary>Their reasons stay in the audit log.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            procurement =>
            {
                db.Record(
                    "procurement.measures-removed",
                    procurementId,
                    procurement.Measures.Select(ChooseMeasures.Choice.Of)
                );
                return Task.FromResult(procurement.RemoveMeasures());
            },
            stop
        );
}
