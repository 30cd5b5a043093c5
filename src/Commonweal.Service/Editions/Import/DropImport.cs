using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Editions.Import;

/// <summary>Removes a file that was brought in; the draft stays as it is.</summary>
public sealed class DropImport(Db db)
{
    /// <summary>Refused when none waits.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid editionId, CancellationToken stop) =>
        db.ActAsync(
            actor,
            Permission.WriteEditions,
            () =>
                db.ChangeImportAsync(
                    editionId,
                    (import, _, _) =>
                    {
                        db.Remove(import);
                        db.Record("edition.import-dropped", editionId, new { import.FileName });
                        return Task.FromResult(Outcome.Done);
                    },
                    stop
                ),
            stop
        );
}
