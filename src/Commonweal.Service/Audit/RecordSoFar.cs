using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Audit;

/// <summary>How far an authority's record has come, which a form carries so that what it says is compared with what was read.</summary>
public sealed class RecordSoFar(Db db)
{
    /// <summary>The place of the last entry; null where the actor acts for no authority.</summary>
    public async Task<long?> OfAsync(Actor actor, CancellationToken stop)
    {
        var scope = actor.AuthorityId;
        return scope is null
            ? null
            : await db.As(actor)
                .Set<AuditEntry>()
                .Where(entry => entry.ScopeId == scope)
                .MaxAsync(entry => (long?)entry.N, stop)
                ?? 0;
    }
}
