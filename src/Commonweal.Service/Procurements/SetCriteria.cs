using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Settles all criteria of the award, and with them how much social value weighs.</summary>
public sealed class SetCriteria(Db db)
{
    /// <summary>Replaces what was set before; none leaves social value by itself.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        IReadOnlyList<Criterion> criteria,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                var policy = await db.StandingOfAsync(procurement, stop);
                var set = procurement.SetCriteria(criteria, policy);
                db.Record("procurement.criteria-set", procurementId, new { criteria });
                return set;
            },
            stop
        );
}
