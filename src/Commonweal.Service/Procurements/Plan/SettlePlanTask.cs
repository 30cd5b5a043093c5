using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>Says that a task of a plan is done, or that this purchase does not need it.</summary>
public sealed class SettlePlanTask(Db db, EditionShelf editions, ReferenceData data)
{
    /// <summary>Refused while an earlier stage is not finished, and without what came of it.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string key,
        Settlement settlement,
        CancellationToken stop
    ) =>
        db.ActOnPlanTaskAsync(
            actor,
            (procurementId, key),
            (editions, data),
            async (task, plan) =>
                task.Settle(
                        settlement,
                        [.. plan.WaitsFor(task.Stage).Select(line => line.Title)],
                        await db.Set<PlanDocument>().AnyAsync(file => file.TaskId == task.Id, stop),
                        actor.AccountId,
                        await db.NowAsync(stop)
                    )
                    .Then(done =>
                    {
                        db.Record(
                            "plan.settled",
                            procurementId,
                            new
                            {
                                task = task.Title,
                                task.State,
                                task.Outcome,
                                task.KeptAt,
                            }
                        );
                        return Outcome.Of(done);
                    }),
            stop
        );
}
