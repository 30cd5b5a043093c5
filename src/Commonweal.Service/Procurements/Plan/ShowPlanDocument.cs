using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>Opens a file of the plan to the panel that scores the bids, or keeps it from it; at first no file is for it.</summary>
public sealed class ShowPlanDocument(Db db)
{
    /// <summary>At any stage of the procurement and of the task.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid documentId,
        bool forPanel,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                var found = await (
                    from file in db.Set<PlanDocument>()
                    join task in db.Set<PlanTask>() on file.TaskId equals task.Id
                    where file.Id == documentId && task.ProcurementId == procurement.Id
                    select new { File = file, task.Title }
                ).SingleOrDefaultAsync(stop);
                if (found is null)
                {
                    return PlanRows.NoFile;
                }

                found.File.Show(forPanel);
                db.Record(
                    forPanel ? "plan.file-shown" : "plan.file-kept",
                    procurementId,
                    new { task = found.Title, file = found.File.FileName }
                );
                return Outcome.Done;
            },
            stop
        );
}
