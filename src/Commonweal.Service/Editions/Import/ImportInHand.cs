using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions.Import;

/// <summary>A draft, the file that waits for it, and the layouts the council kept.</summary>
public sealed class ImportInHand(Db db, EditionInHand editions)
{
    /// <summary>What the pages of an import show.</summary>
    /// <param name="Draft">The edition, which the actor may write in.</param>
    /// <param name="Import">The file; null before one is brought in.</param>
    /// <param name="Kept">Layouts by name.</param>
    public sealed record View(
        EditionInHand.View Draft,
        EditionImport? Import,
        IReadOnlyList<(Guid Id, string Name)> Kept
    );

    /// <summary>Null when the edition is not the actor's to write in now.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid editionId, CancellationToken stop)
    {
        if (await editions.RunAsync(actor, editionId, stop) is not { MayWrite: true } draft)
        {
            return null;
        }

        var import = await db.As(actor)
            .Set<EditionImport>()
            .AsNoTracking()
            .SingleOrDefaultAsync(import => import.EditionId == editionId, stop);
        var kept = await db.Set<ImportMapping>()
            .OrderBy(mapping => mapping.Name)
            .Select(mapping => new { mapping.Id, mapping.Name })
            .ToListAsync(stop);
        return new View(draft, import, [.. kept.Select(mapping => (mapping.Id, mapping.Name))]);
    }
}
