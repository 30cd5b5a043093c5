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

        var owner = await db.Set<Authority>()
            .Where(row => row.Id == db.Actor.AuthorityId)
            .Select(row => new
            {
                row.Id,
                row.Slug,
                row.Name,
            })
            .SingleAsync(stop);
        var taken = await db.Set<CouncilEdition>().Select(row => row.Name).ToListAsync(stop);
        var now = await db.NowAsync(stop);
        return Drafting
            .Held(
                model with
                {
                    Name = CouncilEdition.NameOf(owner.Slug, choice.Version, taken),
                    Title = Written.Plain(choice.Title),
                    Version = Written.Plain(choice.Version),
                    Owner = owner.Name,
                }
            )
            .Then(edition =>
            {
                var council = CouncilEdition.Begin(
                    Guid.CreateVersion7(),
                    owner.Id,
                    edition,
                    model.Name,
                    db.Actor.AccountId,
                    now
                );
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
                return Outcome.Of(council.Id);
            });
    }
}
