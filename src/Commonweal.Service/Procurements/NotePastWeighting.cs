using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Notes what social value weighed in a procurement known from its notice alone.</summary>
public sealed class NotePastWeighting(Db db)
{
    /// <summary>Replaces what was noted before; refused of anything that is run here.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        decimal? weighting,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            procurement =>
            {
                var noted = procurement.NotePastWeighting(weighting, reason);
                db.Record(
                    "procurement.past-weighting-noted",
                    procurementId,
                    new { weighting, reason = procurement.WeightingReason }
                );
                return Task.FromResult(noted);
            },
            stop
        );
}
