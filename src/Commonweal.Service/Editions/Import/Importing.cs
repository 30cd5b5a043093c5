using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions.Import;

/// <summary>What the acts on a file that was brought in have in common.</summary>
internal static class Importing
{
    /// <summary>
    /// Within an act: the draft locked, with the file that waits for it. Whoever has a hand in it is a writer, since what its columns
    /// and terms are said to mean is in the edition once the rows are taken.
    /// </summary>
    public static Task<Outcome<Done>> ChangeImportAsync(
        this Db db,
        Guid editionId,
        Func<EditionImport, EditionContent, Edition, Task<Outcome<Done>>> change,
        CancellationToken stop
    ) =>
        db.ChangeEditionAsync(
            editionId,
            async (council, content, edition) =>
                council.Write(edition, db.Actor.AccountId) is { Succeeded: false } closed ? closed
                : await db.Set<EditionImport>()
                    .SingleOrDefaultAsync(import => import.EditionId == editionId, stop)
                    is { } import
                    ? await change(import, content, edition)
                : ImportRefusals.NotFound,
            stop
        );

    /// <summary>Within an act: removes the file that waits for a draft, if one does.</summary>
    public static Task LetGoOfImportAsync(this Db db, Guid editionId, CancellationToken stop) =>
        db.Set<EditionImport>()
            .Where(import => import.EditionId == editionId)
            .ExecuteDeleteAsync(stop);
}
