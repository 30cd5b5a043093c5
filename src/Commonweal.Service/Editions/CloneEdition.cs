using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Editions;

/// <summary>Begins an edition of the authority's own as a copy of one that is published.</summary>
public sealed class CloneEdition(Db db, EditionShelf shelf)
{
    /// <summary>What the new edition is called.</summary>
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
                if (shelf.Find(from) is not { } model)
                {
                    return Outcome.Refused<Guid>([
                        UnknownModel,
                        .. CouncilEdition.Lacks(choice.Title, choice.Version),
                    ]);
                }

                return await db.BeginEditionAsync(model, choice, "edition.begun", stop);
            },
            stop
        );

    private static Problem UnknownModel { get; } =
        new(
            "editions.clone.unknown",
            "Choose the published framework that yours begins as a copy of.",
            "From"
        );
}
