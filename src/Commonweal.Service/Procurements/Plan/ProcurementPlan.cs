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

/// <summary>The ten stages of one of the actor's own procurements: tasks, owners, days, documents and decisions.</summary>
public sealed class ProcurementPlan(Db db, EditionShelf editions, ReferenceData data)
{
    /// <summary>Somebody who may own a task.</summary>
    public sealed record Person(Guid Id, string Name);

    /// <summary>The plan with what its page needs beside it.</summary>
    /// <param name="Procurement">The procurement, to be read only.</param>
    /// <param name="Guide">The stages in words.</param>
    /// <param name="Plan">Its tasks.</param>
    /// <param name="Owners">Who may own a task, by name.</param>
    /// <param name="Names">Whoever owns or settled one, by account.</param>
    /// <param name="Files">The files kept with them, by task; for whoever may score those meant for the panel.</param>
    public sealed record View(
        Procurement Procurement,
        StageGuide Guide,
        StagePlan Plan,
        IReadOnlyList<Person> Owners,
        IReadOnlyDictionary<Guid, string> Names,
        ILookup<Guid, PlanDocument> Files
    )
    {
        /// <summary>The day in the United Kingdom, by the database's clock.</summary>
        public required DateOnly Today { get; init; }

        /// <summary>The name of somebody; null for nobody, and for somebody who has left.</summary>
        public string? NameOf(Guid? account) =>
            account is { } id ? Names.GetValueOrDefault(id) : null;
    }

    /// <summary>Null when there is no such procurement the actor may read.</summary>
    public async Task<View?> OfAsync(Actor actor, Guid procurementId, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadProcurements))
        {
            return null;
        }

        var procurement = await db.As(actor)
            .Set<Procurement>()
            .AsNoTracking()
            .Include(row => row.Measures)
            .SingleOrDefaultAsync(row => row.Id == procurementId, stop);
        if (procurement is null)
        {
            return null;
        }

        var scores = actor.Can(Permission.ScoreBids);
        var plan = await db.PlanOfAsync(procurement, editions, data, stop);
        return new View(
            procurement,
            data.Stages,
            plan,
            await db.OwnersOfTasks()
                .OrderBy(account => account.Name)
                .Select(account => new Person(account.Id, account.Name))
                .ToListAsync(stop),
            await db.NamesOfAsync(
                plan.Lines.SelectMany(line => new[] { line.Row?.OwnerId, line.Row?.SettledBy }),
                stop
            ),
            (
                await db.Set<PlanDocument>()
                    .AsNoTracking()
                    .Where(file => file.ForPanel || !scores)
                    .Where(file =>
                        db.Set<PlanTask>()
                            .Any(task =>
                                task.Id == file.TaskId && task.ProcurementId == procurementId
                            )
                    )
                    .OrderBy(file => file.Id)
                    .ToListAsync(stop)
            ).ToLookup(file => file.TaskId)
        )
        {
            Today = UkTime.Today(await db.NowAsync(stop)),
        };
    }
}
