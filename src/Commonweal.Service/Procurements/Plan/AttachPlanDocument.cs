using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Service.Editions;
using Commonweal.Service.Evidence;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>Keeps a file with a task of a plan.</summary>
public sealed class AttachPlanDocument(
    Db db,
    EvidenceStore store,
    EditionShelf editions,
    ReferenceData data
)
{
    /// <summary>Refused for a file of another kind, or larger, than the store takes, and once the task is settled.</summary>
    public async Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string key,
        string fileName,
        Stream content,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.EditProcurements) is { } refusal)
        {
            return refusal;
        }

        // Taken in before the transaction, so that a slow upload holds no lock.
        var read = await store.ReceiveAsync(fileName, content, stop);
        if (!read.Succeeded)
        {
            return Outcome.Refused<Done>(read.Problems);
        }

        using var received = read.Value;
        return await db.ActOnPlanTaskAsync(
            actor,
            (procurementId, key),
            (editions, data),
            async (task, _) =>
            {
                await db.LockAsync(EvidenceStore.LockOf(received.Content.Sha256), stop);
                var others = await db.Set<PlanDocument>()
                    .Where(file => file.TaskId == task.Id)
                    .Select(file => file.Sha256)
                    .ToListAsync(stop);
                return PlanDocument
                    .Attach(
                        Guid.CreateVersion7(),
                        task,
                        others,
                        received.Content,
                        fileName,
                        actor.AccountId,
                        await db.NowAsync(stop)
                    )
                    .Then(file =>
                    {
                        db.Add(file);
                        db.Record(
                            "plan.file-added",
                            procurementId,
                            new
                            {
                                task = task.Title,
                                file = file.FileName,
                                sha256 = Convert.ToHexStringLower(file.Sha256),
                            }
                        );
                        store.Keep(received);
                        return Outcome.Done;
                    });
            },
            stop
        );
    }
}
