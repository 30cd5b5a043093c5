using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>How acts and lookups load a procurement's plan and the tasks of it.</summary>
internal static class PlanRows
{
    /// <summary>The refusal for a task that is not there.</summary>
    public static Problem NotFound { get; } =
        Problem.NotFound("procurements.plan.not-found", "task", "the plan of the procurement");

    /// <summary>The refusal for a file that is not there.</summary>
    public static Problem NoFile { get; } =
        Problem.NotFound("procurements.plan.no-file", "file", "the page of its task");

    /// <summary>Who may own a task: those of the actor's authority who may settle it.</summary>
    public static IQueryable<Account> OwnersOfTasks(this Db db)
    {
        Role[] roles = [.. RolePermissions.With(Permission.EditProcurements)];
        var authority = db.Actor.AuthorityId;
        return db.Set<Account>()
            .Where(account =>
                db.Set<Membership>()
                    .Any(held =>
                        held.AccountId == account.Id
                        && held.AuthorityId == authority
                        && roles.Contains(held.Role)
                    )
            );
    }

    /// <summary>The ten stages of a procurement, with what its record shows by itself.</summary>
    public static async Task<StagePlan> PlanOfAsync(
        this Db db,
        Procurement procurement,
        EditionShelf editions,
        ReferenceData data,
        CancellationToken stop
    )
    {
        var rows = await db.Set<PlanTask>()
            .Where(row => row.ProcurementId == procurement.Id)
            .ToListAsync(stop);
        var policy = await db.StandingOfAsync(procurement, stop);
        var missing =
            procurement.Stage == ProcurementStage.Draft
                ?
                [
                    .. procurement.WhatIsMissing(policy, await db.NowAsync(stop), UkTime.Today),
                    .. await db.MissingBesidesAsync(editions, data, db.Actor, policy, stop),
                ]
                : Array.Empty<StillMissing>();
        return StagePlan.Of(data.Stages, rows, StagePlan.RecordOf(procurement, policy, missing));
    }

    /// <summary>
    /// A whole act on one task of a plan: its procurement locked, the task taken up from the guide if nobody has entered anything for
    /// it, and handed on with the plan.
    /// </summary>
    public static Task<Outcome<Done>> ActOnPlanTaskAsync(
        this Db db,
        Actor actor,
        (Guid Procurement, string Key) of,
        (EditionShelf Editions, ReferenceData Data) book,
        Func<PlanTask, StagePlan, Task<Outcome<Done>>> change,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            of.Procurement,
            async procurement =>
            {
                var plan = await db.PlanOfAsync(procurement, book.Editions, book.Data, stop);
                if (plan.Find(of.Key) is not { } line)
                {
                    return NotFound;
                }

                if (
                    line.Guide?.Page == StagePage.Principles
                    && procurement.Refusal() is { } fixedAnswer
                )
                {
                    return fixedAnswer;
                }

                if (line.Row is { } held)
                {
                    return await change(held, plan);
                }

                var taken = PlanTask.Take(
                    procurement,
                    book.Data.Stages[line.Stage],
                    line.Guide!,
                    Guid.CreateVersion7()
                );
                if (!taken.Succeeded)
                {
                    return Outcome.Refused<Done>(taken.Problems);
                }

                db.Add(taken.Value);
                return await change(taken.Value, plan);
            },
            stop
        );
}
