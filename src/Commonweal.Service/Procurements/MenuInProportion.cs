using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>What the measures of one of the actor's own drafts ask of bidders, with who overrode what.</summary>
public sealed class MenuInProportion(Db db, EditionShelf editions, ReferenceData data)
{
    /// <summary>What is found, and the names of those who overrode, by account.</summary>
    public sealed record View(MenuStanding Menu, IReadOnlyDictionary<Guid, string> Names);

    /// <summary>Null when there is none the actor may prepare, or its edition is not chosen.</summary>
    public async Task<View?> OfAsync(Actor actor, Guid id, CancellationToken stop)
    {
        if (!actor.Can(Permission.EditProcurements))
        {
            return null;
        }

        var row = await db.As(actor)
            .Set<Procurement>()
            .AsNoTracking()
            .Include(procurement => procurement.Measures.OrderBy(measure => measure.Position))
            .SingleOrDefaultAsync(procurement => procurement.Id == id, stop);
        if (row is null || await db.MenuOfAsync(editions, data, row, stop) is not { } menu)
        {
            return null;
        }

        return new View(
            menu,
            await db.NamesOfAsync([.. menu.Overrides.Select(one => one.DecidedBy)], stop)
        );
    }
}
