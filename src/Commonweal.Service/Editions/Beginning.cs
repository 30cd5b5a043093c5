using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions;

/// <summary>How every edition of a council's own begins, whatever its content is taken from.</summary>
internal static class Beginning
{
    /// <summary>Within an act: a draft that says what <paramref name="model"/> says, under the council's name.</summary>
    /// <param name="act">What the record calls it.</param>
    /// <param name="file">The file it was taken from, as the record keeps it.</param>
    public static async Task<Outcome<Guid>> BeginEditionAsync(
        this Db db,
        Edition model,
        CloneEdition.Choice choice,
        string act,
        CancellationToken stop,
        object? file = null
    )
    {
        if (CouncilEdition.Lacks(choice.Title, choice.Version) is { Count: > 0 } lacking)
        {
            return Outcome.Refused<Guid>(lacking);
        }

        // A form sent twice arrives twice at once: the second waits for what the first begins.
        await db.LockAsync($"editions of {db.Actor.AuthorityId}", stop);
        var owner = await db.Set<Authority>()
            .Where(row => row.Id == db.Actor.AuthorityId)
            .Select(row => new
            {
                row.Id,
                row.Slug,
                row.Name,
            })
            .SingleAsync(stop);
        var begun = model with
        {
            Title = Written.Plain(choice.Title),
            Version = Written.Plain(choice.Version),
            Owner = owner.Name,
        };
        if (await db.BegunAlikeAsync(begun, model.Name, stop) is { } same)
        {
            db.Record("edition.begun-again", same.Id, new { same.Name, same.MadeFrom });
            return same.Id;
        }

        var taken = await db.Set<CouncilEdition>().Select(row => row.Name).ToListAsync(stop);
        var now = await db.NowAsync(stop);
        return Drafting
            .Held(begun with { Name = CouncilEdition.NameOf(owner.Slug, choice.Version, taken) })
            .Then(edition =>
                db.Keep(
                    CouncilEdition.Begin(
                        Guid.CreateVersion7(),
                        owner.Id,
                        edition,
                        model.Name,
                        db.Actor.AccountId,
                        now
                    ),
                    edition,
                    act,
                    file
                )
            );
    }

    private static Outcome<Guid> Keep(
        this Db db,
        CouncilEdition council,
        Edition edition,
        string act,
        object? file
    )
    {
        db.Add(council);
        db.Add(EditionContent.Of(council, edition));
        db.Record(
            act,
            council.Id,
            new
            {
                council.Name,
                council.Title,
                council.Version,
                council.MadeFrom,
                Fingerprint = EditionText.Fingerprint(edition),
                File = file,
            }
        );
        return council.Id;
    }

    /// <summary>The draft that the same person began with the same words and nobody has written in since; null when there is none.</summary>
    private static async Task<CouncilEdition?> BegunAlikeAsync(
        this Db db,
        Edition begun,
        string madeFrom,
        CancellationToken stop
    )
    {
        var drafts = await (
            from council in db.Set<CouncilEdition>()
            join content in db.Set<EditionContent>() on council.Id equals content.Id
            where
                council.CreatedBy == db.Actor.AccountId
                && council.MadeFrom == madeFrom
                && council.Title == begun.Title
                && council.Version == begun.Version
                && council.Stage == EditionStage.Draft
            select new { Council = council, content.Text }
        ).ToListAsync(stop);
        return drafts
            .FirstOrDefault(held =>
                held.Text == EditionContent.TextOf(begun with { Name = held.Council.Name })
            )
            ?.Council;
    }
}
