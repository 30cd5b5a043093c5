using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Says whether the contract suits small firms and voluntary organisations, and why, before it is published.</summary>
public sealed class SetSuitability(Db db)
{
    /// <summary>Everybody reads the reason once the tender is published.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        bool? smes,
        bool? vcses,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            procurement =>
            {
                db.Record("procurement.suitability-set", procurementId, new { smes, vcses });
                return Task.FromResult(procurement.SaySuitability(smes, vcses, reason));
            },
            stop
        );
}
