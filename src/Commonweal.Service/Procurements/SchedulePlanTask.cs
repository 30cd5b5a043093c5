using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>Names who does a task of a plan and until when.</summary>
public sealed class SchedulePlanTask(Db db, ReferenceData data)
{
    /// <summary>Refused for an owner who has no role in the authority.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string key,
        Guid? ownerId,
        DateOnly? dueOn,
        CancellationToken stop
    ) =>
        db.ActOnPlanTaskAsync(
            actor,
            (procurementId, key),
            data.Stages,
            async (task, _) =>
            {
                var isHere =
                    ownerId is null
                    || await db.Set<Membership>()
                        .AnyAsync(
                            held =>
                                held.AccountId == ownerId && held.AuthorityId == actor.AuthorityId,
                            stop
                        );
                if (!isHere)
                {
                    return new Problem(
                        "procurements.plan.owner",
                        "Select somebody from the list. Whoever is missing needs a role first: ask your administrator.",
                        "OwnerId"
                    );
                }

                var before = new { owner = task.OwnerId, due = task.DueOn };
                return task.Schedule(ownerId, dueOn)
                    .Then(done =>
                    {
                        db.Record(
                            "plan.scheduled",
                            procurementId,
                            new
                            {
                                task = task.Title,
                                owner = ownerId,
                                due = dueOn,
                                before,
                            }
                        );
                        return Outcome.Of(done);
                    });
            },
            stop
        );
}
