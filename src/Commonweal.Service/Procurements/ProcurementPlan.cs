using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>The ten stages of one of the actor's own procurements: tasks, owners, days, documents and decisions.</summary>
public sealed class ProcurementPlan(Db db, ReferenceData data)
{
    /// <summary>Somebody who may own a task.</summary>
    public sealed record Person(Guid Id, string Name);

    /// <summary>The plan with what its page needs beside it.</summary>
    /// <param name="Procurement">The procurement, to be read only.</param>
    /// <param name="Guide">The stages in words.</param>
    /// <param name="Plan">Its tasks.</param>
    /// <param name="People">Everybody of the authority who has a role there, by name.</param>
    public sealed record View(
        Procurement Procurement,
        StageGuide Guide,
        StagePlan Plan,
        IReadOnlyList<Person> People
    )
    {
        /// <summary>The name of somebody; null for nobody, and for somebody who has left.</summary>
        public string? NameOf(Guid? account) =>
            People.FirstOrDefault(person => person.Id == account)?.Name;
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
        return procurement is null
            ? null
            : new View(
                procurement,
                data.Stages,
                await db.PlanOfAsync(procurement, data.Stages, stop),
                await PeopleAsync(actor, stop)
            );
    }

    private Task<List<Person>> PeopleAsync(Actor actor, CancellationToken stop) =>
        (
            from account in db.Set<Account>()
            where
                db.Set<Membership>()
                    .Any(held =>
                        held.AccountId == account.Id && held.AuthorityId == actor.AuthorityId
                    )
            orderby account.Name
            select new Person(account.Id, account.Name)
        ).ToListAsync(stop);
}
