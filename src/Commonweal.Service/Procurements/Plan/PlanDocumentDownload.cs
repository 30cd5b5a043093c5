using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Service.Evidence;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>One file of a plan, for whoever of its authority reads procurements; for whoever may score only one meant for the panel.</summary>
public sealed class PlanDocumentDownload(Db db, EvidenceStore store)
{
    /// <summary>Null when there is no such file, or the actor may not see it.</summary>
    public async Task<KeptFile?> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid documentId,
        CancellationToken stop
    )
    {
        if (!actor.Can(Permission.ReadProcurements))
        {
            return null;
        }

        var scores = actor.Can(Permission.ScoreBids);
        var found = await (
            from file in db.As(actor).Set<PlanDocument>()
            join task in db.Set<PlanTask>() on file.TaskId equals task.Id
            where file.Id == documentId && task.ProcurementId == procurementId
            where file.ForPanel || !scores
            select file
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        return found is null
            ? null
            : new KeptFile(found.FileName, found.MediaType, store.Open(found.Sha256));
    }
}
