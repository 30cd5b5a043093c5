using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions;

/// <summary>Begins an edition of the authority's own as a copy of one that is published.</summary>
public sealed class CloneEdition(Db db, ReferenceData data, EditionShelf shelf)
{
    /// <summary>What the copy is called.</summary>
    /// <param name="Name">In addresses; nobody else's.</param>
    /// <param name="Title">The name people read.</param>
    /// <param name="Version">The version, such as <c>2026</c>.</param>
    public sealed record Choice(string Name, string Title, string Version);

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
                if (shelf.Find(from) is not { } model)
                {
                    return new Problem(
                        "editions.clone.unknown",
                        "There is no published framework of this name. Choose one from the list.",
                        "From"
                    );
                }

                if (data.EditionNames.Contains(choice.Name, StringComparer.Ordinal))
                {
                    return Taken;
                }

                var owner = await db.Set<Authority>()
                    .Where(row => row.Id == actor.AuthorityId)
                    .Select(row => row.Name)
                    .SingleAsync(stop);
                var now = await db.NowAsync(stop);
                var copy = model with
                {
                    Name = choice.Name.Trim(),
                    Title = Written.Plain(choice.Title),
                    Version = Written.Plain(choice.Version),
                    Owner = owner,
                    PublishedOn = UkTime.Today(now),
                };
                return CouncilEdition
                    .Begin(
                        Guid.CreateVersion7(),
                        actor.AuthorityId!.Value,
                        copy,
                        from,
                        actor.AccountId,
                        now
                    )
                    .Then(council => Drafting.Held(copy).Then(held => Keep(council, held)));
            },
            stop
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

    private static Problem Taken { get; } =
        new(
            "storage.name.taken",
            "Another framework has this name in addresses. Choose another.",
            nameof(Choice.Name)
        );
}
