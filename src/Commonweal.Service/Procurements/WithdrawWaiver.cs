using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Takes back one's own application for a waiver, or the waiver granted on it.</summary>
public sealed class WithdrawWaiver(Db db)
{
    /// <summary>Withdraws the latest application.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        db.ActOnWaiverAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            (procurement, waiver, _, now) =>
            {
                db.Record("waiver.withdrawn", procurementId, new { waiver.Id });
                return waiver.Withdraw(procurement, actor.AccountId, now);
            },
            stop
        );
}
