using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions.Import;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Editions;

/// <summary>Hands a draft over for review.</summary>
public sealed class SubmitEdition(Db db)
{
    /// <summary>From then on nothing in it changes until somebody hands it back; a file of values that waits for it is let go.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid editionId, CancellationToken stop) =>
        db.ActOnEditionAsync(
            actor,
            Permission.WriteEditions,
            editionId,
            async (council, _, edition) =>
            {
                var now = await db.NowAsync(stop);
                db.Record(
                    "edition.submitted",
                    editionId,
                    new { Fingerprint = EditionText.Fingerprint(edition) }
                );
                await db.LetGoOfImportAsync(editionId, stop);
                return council.Submit(edition, actor.AccountId, now);
            },
            stop
        );
}

/// <summary>Hands an edition back to its writers; its writers may take it back themselves.</summary>
public sealed class ReturnEdition(Db db)
{
    /// <summary>A reviewer says why.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid editionId,
        string? reason,
        CancellationToken stop
    ) =>
        Drafting.MayRead(actor)
            ? db.ActAsync(
                actor,
                () =>
                    db.ChangeEditionAsync(
                        editionId,
                        (council, _, _) =>
                        {
                            db.Record("edition.returned", editionId, new { Reason = reason });
                            return Task.FromResult(council.Return(reason, actor.AccountId));
                        },
                        stop
                    ),
                stop
            )
            : Task.FromResult(Outcome.Refused<Done>(actor.Lacks(Permission.PublishEditions)!));
}

/// <summary>Publishes an edition that was reviewed: it is frozen for ever and free to choose.</summary>
public sealed class PublishEdition(Db db)
{
    /// <summary>Refused for whoever wrote in it or handed it over.</summary>
    /// <param name="fingerprint">Of what the reviewer saw; refused when it is another by now.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid editionId,
        string fingerprint,
        CancellationToken stop
    ) =>
        db.ActOnEditionAsync(
            actor,
            Permission.PublishEditions,
            editionId,
            async (council, _, edition) =>
            {
                if (EditionText.Fingerprint(edition) != fingerprint)
                {
                    return new Problem(
                        "editions.publish.changed",
                        "This framework changed since you opened the page. Look at it again before you publish it."
                    );
                }

                db.Record("edition.published", editionId, new { council.Name, fingerprint });
                return council.Publish(edition, actor.AccountId, await db.NowAsync(stop));
            },
            stop
        );
}

/// <summary>Takes a published edition out of what may be chosen; what stands on it stays.</summary>
public sealed class RetireEdition(Db db)
{
    /// <summary>Says why.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid editionId,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActOnEditionAsync(
            actor,
            Permission.PublishEditions,
            editionId,
            async (council, _, _) =>
            {
                db.Record("edition.retired", editionId, new { council.Name, Reason = reason });
                return council.Retire(reason, await db.NowAsync(stop));
            },
            stop
        );
}

/// <summary>Throws a draft away.</summary>
public sealed class DiscardEdition(Db db)
{
    /// <summary>Refused once it was handed over.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid editionId, CancellationToken stop) =>
        db.ActOnEditionAsync(
            actor,
            Permission.WriteEditions,
            editionId,
            (council, content, edition) =>
                Task.FromResult(
                    council
                        .Write(edition, actor.AccountId)
                        .Then(_ =>
                        {
                            db.Record(
                                "edition.discarded",
                                editionId,
                                new { council.Name, council.Title }
                            );
                            db.Remove(content);
                            db.Remove(council);
                            return Outcome.Done;
                        })
                ),
            stop
        );
}
