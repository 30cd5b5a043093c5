using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Editions;

/// <summary>
/// Begins an edition of the authority's own with all that a file says: only its name, its owner and what it is called are the
/// council's. What the file keeps private stays so.
/// </summary>
public sealed class BeginFromFile(Db db)
{
    /// <summary>Answers the identifier of the draft.</summary>
    /// <param name="read">What <see cref="Formats.EditionFile.Read"/> found in it.</param>
    /// <param name="choice">What it is called; title or version is the file's where it is empty.</param>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        string fileName,
        Edition read,
        CloneEdition.Choice choice,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.WriteEditions,
            () =>
                db.BeginEditionAsync(
                    read,
                    new CloneEdition.Choice(
                        Written.Plain(choice.Title) is { Length: > 0 } title ? title : read.Title,
                        Written.Plain(choice.Version) is { Length: > 0 } version
                            ? version
                            : read.Version
                    ),
                    "edition.begun-from-file",
                    stop,
                    new
                    {
                        FileName = OneLine.Of(Written.Plain(fileName)),
                        Fingerprint = EditionText.Fingerprint(read),
                    }
                ),
            stop
        );
}
