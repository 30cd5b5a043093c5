using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>
/// Sets an authority up and answers the one-time token of its first administrator. Only the command line can reach it.
/// </summary>
public sealed class CreateAuthority(Db db, ReferenceData reference)
{
    /// <summary>Who sets authorities up.</summary>
    public const string Operator = "the operator";

    /// <summary>Makes the authority; refused when the short name is taken.</summary>
    /// <param name="policy">The policy file it begins with; null for that of its short name, or for none where there is no such file.</param>
    public Task<Outcome<(Guid AuthorityId, string Token)>> RunAsync(
        string slug,
        string name,
        string? gssCode,
        string? policy,
        string edition,
        CancellationToken stop
    )
    {
        var id = Guid.CreateVersion7();
        var actor = Actor.OfAuthority(Guid.Empty, Operator, id);
        return db.ActAsync<(Guid, string)>(
            actor,
            async () =>
            {
                if (await db.Set<Authority>().AnyAsync(authority => authority.Slug == slug, stop))
                {
                    return new Problem(
                        "people.authority.slug-taken",
                        $"There is an authority called \"{slug}\" already. Choose another short name.",
                        "slug"
                    );
                }

                if (Unknown(policy, edition) is { } unknown)
                {
                    return unknown;
                }

                var now = await db.NowAsync(stop);
                return Authority
                    .Create(id, slug, name, gssCode, policy ?? slug, edition, now)
                    .Then(authority =>
                    {
                        db.Add(authority);
                        var (invitation, token) = Invitation.For(
                            actor,
                            Role.Administrator,
                            "",
                            now
                        );
                        db.Add(invitation);
                        db.Record("authority.created", id, new { slug, authority.Name });
                        return Outcome.Of((id, token));
                    });
            },
            stop
        );
    }

    private Problem? Unknown(string? policy, string edition) =>
        policy is not null && !reference.PolicyNames.Contains(policy, StringComparer.Ordinal)
            ? new Problem(
                "people.authority.policy-unknown",
                $"There is no policy \"{policy}\". Use one of {string.Join(", ", reference.PolicyNames)}, add data/rules/authorities/{policy}.yaml, or leave it out: the council then writes its rules on screen.",
                "policy"
            )
        : !reference.EditionNames.Contains(edition, StringComparer.Ordinal)
            ? new Problem(
                "people.authority.edition-unknown",
                $"There is no edition \"{edition}\". Use one of {string.Join(", ", reference.EditionNames)}.",
                "edition"
            )
        : null;
}
