using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Says which council it is, by the code of the Office for National Statistics, where nobody did when it joined or the code was wrong.</summary>
public sealed class SetCouncilCode(Db db, ReferenceData data)
{
    /// <summary>Refused for a code that there is not, or that another council here has.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, string? code, CancellationToken stop) =>
        db.ActAsync<Done>(
            actor,
            Permission.ManagePeople,
            async () =>
            {
                var council = actor.AuthorityId!.Value;
                await db.LockAsync<Authority>(council, stop);
                var authority = await db.Set<Authority>()
                    .SingleAsync(one => one.Id == council, stop);
                var from = authority.GssCode;
                var set = authority.SetCode(code, data.Places);
                if (!set.Succeeded)
                {
                    return set;
                }

                var to = authority.GssCode;
                if (
                    await db.Set<Authority>()
                        .AnyAsync(one => one.Id != council && one.GssCode == to, stop)
                )
                {
                    return new Problem(
                        "people.authority.gss-taken",
                        $"Another council of this site has the code {to}. Check yours; if it is right, tell whoever runs the site.",
                        nameof(Authority.GssCode)
                    );
                }

                db.Record("authority.code-set", council, new { from, to });
                return Outcome.Done;
            },
            stop
        );
}
