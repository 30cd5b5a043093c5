using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions;

/// <summary>What every act on a council's own edition has in common.</summary>
internal static class Drafting
{
    public static readonly Problem Unknown = new(
        "editions.edition.unknown",
        "There is no such framework of your authority. Go back to the list of its frameworks."
    );

    /// <summary>Whether somebody sees the authority's editions before they are published.</summary>
    public static bool MayRead(Actor actor) =>
        actor.Can(Permission.WriteEditions) || actor.Can(Permission.PublishEditions);

    /// <summary>The edition that a content says.</summary>
    /// <exception cref="InvalidDataException">What was kept cannot be read.</exception>
    public static Edition Edition(string name, string text)
    {
        var (edition, problems) = EditionDocument.Read(name, text, checkExamples: false);
        return edition
            ?? throw new InvalidDataException(
                $"The edition {name} cannot be read: {string.Join(' ', problems)}"
            );
    }

    /// <summary>Within an act: the edition locked, with its content.</summary>
    public static Task<Outcome<Done>> ChangeEditionAsync(
        this Db db,
        Guid id,
        Func<CouncilEdition, EditionContent, Edition, Task<Outcome<Done>>> change,
        CancellationToken stop
    ) =>
        db.ChangeAsync<CouncilEdition, Done>(
            id,
            Unknown,
            async council =>
            {
                var content = await db.Set<EditionContent>().SingleAsync(row => row.Id == id, stop);
                return await change(council, content, Edition(council.Name, content.Text));
            },
            stop
        );

    /// <summary>A whole act on one edition.</summary>
    public static Task<Outcome<Done>> ActOnEditionAsync(
        this Db db,
        Actor actor,
        Permission permission,
        Guid id,
        Func<CouncilEdition, EditionContent, Edition, Task<Outcome<Done>>> change,
        CancellationToken stop
    ) => db.ActAsync(actor, permission, () => db.ChangeEditionAsync(id, change, stop), stop);

    /// <summary>Holds what was written to every rule of an edition.</summary>
    public static Outcome<Edition> Held(Edition edition)
    {
        var content = System.Text.Encoding.UTF8.GetString(EditionText.Write(edition));
        var (read, problems) = EditionDocument.Read(edition.Name, content, checkExamples: false);
        return read is not null
            ? read
            : Outcome.Refused<Edition>(
                problems
                    .Select(problem => problem.Message)
                    .Distinct(StringComparer.Ordinal)
                    .Select(message => new Problem("editions.draft.unsound", message))
            );
    }
}
