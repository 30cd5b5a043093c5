using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Which council the actor's own is, by the code of the Office for National Statistics.</summary>
public sealed class CouncilCode(Db db, ReferenceData data)
{
    /// <summary>The council's code.</summary>
    /// <param name="Name">What it is called here.</param>
    /// <param name="Code">Null where nobody has said.</param>
    /// <param name="Place">The name of the place that has the code; null where the places held here have none.</param>
    public sealed record View(string Name, string? Code, string? Place);

    /// <summary>Null for whoever does not manage people of a council.</summary>
    public async Task<View?> OfAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Can(Permission.ManagePeople))
        {
            return null;
        }

        var own = await db.As(actor)
            .Set<Authority>()
            .Where(one => one.Id == actor.AuthorityId)
            .Select(one => new { one.Name, one.GssCode })
            .SingleAsync(stop);
        return new View(
            own.Name,
            own.GssCode,
            own.GssCode is { } code ? data.Places.Find(code)?.Name : null
        );
    }
}
