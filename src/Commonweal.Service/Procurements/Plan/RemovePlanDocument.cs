using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>Takes a file off a task that is still open; the hourly sweep takes it from the disk when nothing else needs it.</summary>
public sealed class RemovePlanDocument(Db db, EditionShelf editions, ReferenceData data)
{
    /// <summary>Refused once the task is settled.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string key,
        Guid documentId,
        CancellationToken stop
    ) =>
        db.ActOnPlanTaskAsync(
            actor,
            (procurementId, key),
            (editions, data),
            async (task, _) =>
            {
                var file = await db.Set<PlanDocument>()
                    .SingleOrDefaultAsync(
                        file => file.Id == documentId && file.TaskId == task.Id,
                        stop
                    );
                if (file is null || task.Closed() is not null)
                {
                    return task.Closed() ?? PlanRows.NoFile;
                }

                db.Remove(file);
                db.Record(
                    "plan.file-removed",
                    procurementId,
                    new
                    {
                        task = task.Title,
                        file = file.FileName,
                        sha256 = Convert.ToHexStringLower(file.Sha256),
                    }
                );
                return Outcome.Done;
            },
            stop
        );
}
