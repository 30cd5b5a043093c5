using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Editions;

/// <summary>Writes one thing in a draft; refused when the edition would break a rule with it.</summary>
public sealed class ChangeEdition(Db db)
{
    /// <summary>Keeps the edition with the change.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid editionId,
        EditionChange change,
        CancellationToken stop
    ) =>
        db.ActOnEditionAsync(
            actor,
            Permission.WriteEditions,
            editionId,
            (council, content, before) =>
                Task.FromResult(
                    change
                        .Apply(before)
                        .Then(Drafting.Held)
                        .Then(after =>
                            council
                                .Write(after, actor.AccountId)
                                .Then(_ => Keep(council, content, change, before, after))
                        )
                ),
            stop
        );

    private Outcome<Done> Keep(
        CouncilEdition council,
        EditionContent content,
        EditionChange change,
        Edition before,
        Edition after
    )
    {
        content.Write(after);
        db.Record(
            change.Act,
            council.Id,
            new
            {
                change.Subject,
                Before = EditionText.Fingerprint(before),
                After = EditionText.Fingerprint(after),
            }
        );
        return Outcome.Done;
    }
}
