using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions;

/// <summary>Begins an edition of the authority's own as a copy of one that is published.</summary>
public sealed class CloneEdition(Db db, EditionShelf shelf)
{
    /// <summary>What the copy is called.</summary>
    /// <param name="Title">The name people read.</param>
    /// <param name="Version">The version, such as <c>2026</c>.</param>
    public sealed record Choice(string Title, string Version);

    /// <summary>Answers the identifier of the draft.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        string from,
        Choice choice,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.WriteEditions,
            async () =>
            {
                Problem[] problems =
                [
                    .. shelf.Find(from) is null ? [UnknownModel] : Array.Empty<Problem>(),
                    .. CouncilEdition.Lacks(choice.Title, choice.Version),
                ];
                if (problems.Length > 0)
                {
                    return Outcome.Refused<Guid>(problems);
                }

                var model = shelf.Find(from)!;

                var council = await db.Set<Authority>()
                    .Where(row => row.Id == actor.AuthorityId)
                    .Select(row => new { row.Slug, row.Name })
                    .SingleAsync(stop);
                var taken = await db.Set<CouncilEdition>()
                    .Select(row => row.Name)
                    .ToListAsync(stop);
                var now = await db.NowAsync(stop);
                var copy = model with
                {
                    Name = CouncilEdition.NameOf(council.Slug, choice.Version, taken),
                    Title = Written.Plain(choice.Title),
                    Version = Written.Plain(choice.Version),
                    Owner = council.Name,
                    PublishedOn = UkTime.Today(now),
                };
                return Drafting
                    .Held(copy)
                    .Then(held =>
                        Keep(
                            CouncilEdition.Begin(
                                Guid.CreateVersion7(),
                                actor.AuthorityId!.Value,
                                held,
                                from,
                                actor.AccountId,
                                now
                            ),
                            held
                        )
                    );
            },
            stop
        );

    private static Problem UnknownModel { get; } =
        new(
            "editions.clone.unknown",
            "Choose the published framework that yours begins as a copy of.",
            "From"
        );

    private Outcome<Guid> Keep(CouncilEdition council, Edition edition)
    {
        db.Add(council);
        db.Add(EditionContent.Of(council, edition));
        db.Record(
            "edition.begun",
            council.Id,
            new
            {
                council.Name,
                council.Title,
                council.Version,
                council.MadeFrom,
                Fingerprint = EditionText.Fingerprint(edition),
            }
        );
        return council.Id;
    }
}
