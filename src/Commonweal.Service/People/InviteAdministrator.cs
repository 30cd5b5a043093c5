using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>
/// Answers a new one-time token for an administrator, where the first was lost or nobody is left. Only the command line
/// can reach it.
/// </summary>
public sealed class InviteAdministrator(Db db)
{
    /// <summary>Refused when there is no such authority.</summary>
    public async Task<Outcome<string>> RunAsync(string slug, CancellationToken stop)
    {
        var authority = await db.Set<Authority>()
            .AsNoTracking()
            .SingleOrDefaultAsync(authority => authority.Slug == slug, stop);
        if (authority is null)
        {
            return new Problem(
                "people.authority.unknown",
                $"There is no authority called \"{slug}\". Set it up with `commonweal authority create`.",
                "slug"
            );
        }

        var actor = Actor.OfAuthority(Guid.Empty, CreateAuthority.Operator, authority.Id);
        return await db.ActAsync<string>(
            actor,
            async () =>
            {
                var (invitation, token) = Invitation.For(
                    actor,
                    Role.Administrator,
                    "",
                    await db.NowAsync(stop)
                );
                db.Add(invitation);
                db.Record("administrator.invited", authority.Id, new { authority.Slug });
                return token;
            },
            stop
        );
    }
}
