using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>The authority an operator means, by its short name or the name people read.</summary>
public sealed class AuthorityByName(Db db)
{
    /// <summary>Without a name the only one. Null when there is none, or more than one it could be.</summary>
    public async Task<Authority?> FindAsync(string? name, CancellationToken stop)
    {
        var found = await db.Set<Authority>()
            .AsNoTracking()
            .Where(authority => name == null || authority.Slug == name || authority.Name == name)
            .Take(2)
            .ToListAsync(stop);
        return found is [var only] ? only : null;
    }
}
