using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Notices;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>Names who does a task of a plan and until when.</summary>
public sealed class SchedulePlanTask(
    Db db,
    EditionShelf editions,
    ReferenceData data,
    CommonwealSettings site
)
{
    /// <summary>Refused for an owner who may not work on procurements of the authority. A new owner who is somebody else gets an email.</summary>
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
            (editions, data),
            async (task, _) =>
            {
                var owner = ownerId is null
                    ? null
                    : await db.OwnersOfTasks()
                        .SingleOrDefaultAsync(account => account.Id == ownerId, stop);
                if (ownerId is not null && owner is null)
                {
                    return new Problem(
                        "procurements.plan.owner",
                        "Select somebody from the list. Whoever is missing needs a role that works on procurements first: ask your administrator.",
                        "OwnerId"
                    );
                }

                var before = new { owner = task.OwnerId, due = task.DueOn };
                var procurement = await db.Set<Procurement>()
                    .SingleAsync(row => row.Id == procurementId, stop);
                var now = await db.NowAsync(stop);
                return task.Schedule(ownerId, dueOn)
                    .Then(done =>
                    {
                        if (owner?.Email is { } email && IsNews(owner.Id))
                        {
                            db.Add(Letter(actor, email, procurement, task, now));
                        }

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

                bool IsNews(Guid chosen) => chosen != before.owner && chosen != actor.AccountId;
            },
            stop
        );

    private Notice Letter(
        Actor actor,
        string email,
        Procurement procurement,
        PlanTask task,
        DateTimeOffset now
    ) =>
        Notice.To(
            actor,
            email,
            $"{procurement.Reference}: {task.Title}",
            $"""
            In the plan of {procurement.Title} ({procurement.Reference}) you are named for this task: {task.Title}.

            {(task.DueOn is { } due ? $"It is due by {UkTime.Day(due)}." : "No day is set for it.")}

            It stands among your tasks until somebody settles it. Sign in to see it:
            {site.PageOf($"procurements/{procurement.Id}/plan?Mine=true&State=Open")}
            """,
            now
        );
}
