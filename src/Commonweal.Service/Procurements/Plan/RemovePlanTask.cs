using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>Takes a task that somebody added off a plan again.</summary>
public sealed class RemovePlanTask(Db db, EditionShelf editions, ReferenceData data)
{
    /// <summary>Refused for a task of the guide, once it is settled, and while a file is kept with it.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string key,
        CancellationToken stop
    ) =>
        db.ActOnPlanTaskAsync(
            actor,
            (procurementId, key),
            (editions, data),
            async (task, _) =>
            {
                var hasFile = await db.Set<PlanDocument>()
                    .AnyAsync(file => file.TaskId == task.Id, stop);
                if (task.KeepsItsPlace(hasFile) is { } stays)
                {
                    return stays;
                }

                db.Remove(task);
                db.Record(
                    "plan.task-removed",
                    procurementId,
                    new { task = task.Title, task.Stage }
                );
                return Outcome.Done;
            },
            stop
        );
}
