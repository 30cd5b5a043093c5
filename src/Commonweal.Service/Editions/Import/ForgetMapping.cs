using Commonweal.Domain.Common;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Editions.Import;

/// <summary>Removes a layout the council kept.</summary>
public sealed class ForgetMapping(Db db)
{
    private static readonly Problem Unknown = Problem.NotFound(
        "editions.import.mapping-not-found",
        "layout",
        "the list on this page"
    );

    /// <summary>Files of that layout are guessed at again.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid mappingId, CancellationToken stop) =>
        db.ActAsync(
            actor,
            Permission.WriteEditions,
            () =>
                db.ChangeAsync<ImportMapping, Done>(
                    mappingId,
                    Unknown,
                    mapping =>
                    {
                        db.Remove(mapping);
                        db.Record(
                            "import-mapping.forgotten",
                            mapping.AuthorityId,
                            new { mapping.Name }
                        );
                        return Task.FromResult(Outcome.Done);
                    },
                    stop
                ),
            stop
        );
}
