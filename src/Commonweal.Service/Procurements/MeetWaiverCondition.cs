using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Ticks a condition of a waiver as met, before publication or after.</summary>
public sealed class MeetWaiverCondition(Db db)
{
    /// <param name="number">Its place among the conditions, from 1.</param>
    /// <param name="metOn">The day it was met; null is refused.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        int number,
        DateOnly? metOn,
        CancellationToken stop
    ) =>
        db.ActOnWaiverAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            (_, waiver, policy, _) =>
            {
                var met = waiver.Meet(
                    number,
                    metOn,
                    actor.AccountId,
                    policy.On,
                    waiver.DecidedAt is { } at ? UkTime.Today(at) : null
                );
                db.Record(
                    "waiver.condition-met",
                    procurementId,
                    new { condition = waiver.Conditions.ElementAtOrDefault(number - 1) }
                );
                return met;
            },
            stop
        );
}
