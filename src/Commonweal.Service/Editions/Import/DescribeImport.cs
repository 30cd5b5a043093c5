using Commonweal.Domain.Common;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Editions.Import;

/// <summary>Keeps what an officer says of a file: where its table stands, what its columns and units mean, where its values come from.</summary>
public sealed class DescribeImport(Db db)
{
    /// <param name="say">What is said, a method of <see cref="EditionImport"/>.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid editionId,
        Func<EditionImport, Outcome<Done>> say,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.WriteEditions,
            () =>
                db.ChangeImportAsync(
                    editionId,
                    (import, _, _) =>
                        Task.FromResult(
                            say(import)
                                .Then(done =>
                                {
                                    db.Record(
                                        "edition.import-described",
                                        editionId,
                                        new { import.FileName, import.Version }
                                    );
                                    return Outcome.Of(done);
                                })
                        ),
                    stop
                ),
            stop
        );
}
