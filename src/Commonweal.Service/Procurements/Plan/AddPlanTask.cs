using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Rules;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>Adds a task of a procurement's own to its plan.</summary>
public sealed class AddPlanTask(Db db)
{
    private const int Most = 200;

    /// <summary>Answers the task's id.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid procurementId,
        int? stage,
        string? title,
        StageTaskKind? kind,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                var held = await db.Set<PlanTask>()
                    .CountAsync(row => row.ProcurementId == procurementId, stop);
                if (held >= Most)
                {
                    return new Problem(
                        "procurements.plan.full",
                        $"This plan has {Most} tasks, the most there may be. Use one that is there."
                    );
                }

                return PlanTask
                    .Add(procurement, stage, title, kind, Guid.CreateVersion7())
                    .Then(task =>
                    {
                        db.Add(task);
                        db.Record(
                            "plan.task-added",
                            procurementId,
                            new
                            {
                                task = task.Title,
                                task.Stage,
                                task.Kind,
                            }
                        );
                        return Outcome.Of(task.Id);
                    });
            },
            stop
        );
}
