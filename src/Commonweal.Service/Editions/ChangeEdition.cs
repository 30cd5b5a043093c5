using System.Text.Json;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Editions;

/// <summary>Writes one thing in a draft; refused when the edition would break a rule with it.</summary>
public sealed class ChangeEdition(Db db)
{
    /// <summary>Keeps the edition with the change, and answers what the part is called; refused when it is no longer what was seen.</summary>
    public async Task<Outcome<string>> RunAsync(
        Actor actor,
        Guid editionId,
        EditionChange change,
        CancellationToken stop
    )
    {
        var key = "";
        var done = await db.ActOnEditionAsync(
            actor,
            Permission.WriteEditions,
            editionId,
            (council, content, before) =>
                Task.FromResult(
                    // Nobody is told to press the button again where nothing may change.
                    (council.Closed() ?? change.For(before)).Then(made =>
                    {
                        key = made.Subject;
                        return made.Apply(before)
                            .Then(Drafting.Held)
                            .Then(after =>
                                council
                                    .Write(after, actor.AccountId)
                                    .Then(_ => Keep(council, content, made, before, after))
                            );
                    })
                ),
            stop
        );
        return done.Then(_ => Outcome.Of(key));
    }

    private Outcome<Done> Keep(
        CouncilEdition council,
        EditionContent content,
        EditionChange change,
        Edition before,
        Edition after
    )
    {
        content.Write(after);
        var (from, to) = change.Told(before, after);
        db.Record(
            change.Act,
            council.Id,
            new
            {
                change.Subject,
                From = Facts(from),
                To = Facts(to),
                Before = EditionText.Fingerprint(before),
                After = EditionText.Fingerprint(after),
            }
        );
        return Outcome.Done;
    }

    private static JsonElement? Facts(string? said) =>
        said is null ? null : JsonElement.Parse(said);
}
