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
    /// <summary>Within an act: the draft locked, with the file that waits for it.</summary>
    public static Task<Outcome<Done>> ChangeImportAsync(
        this Db db,
        Guid editionId,
        Func<EditionImport, CouncilEdition, EditionContent, Edition, Task<Outcome<Done>>> change,
        CancellationToken stop
    ) =>
        db.ChangeEditionAsync(
            editionId,
            async (council, content, edition) =>
                await db.Set<EditionImport>()
                    .SingleOrDefaultAsync(import => import.EditionId == editionId, stop)
                    is { } import
                    ? await change(import, council, content, edition)
                    : ImportRefusals.NotFound,
            stop
        );
}
