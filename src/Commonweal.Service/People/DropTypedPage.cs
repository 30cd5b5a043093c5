using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Throws away what somebody typed when it could not be taken: it was sent again, or they do not want it.</summary>
public sealed class DropTypedPage(Db db)
{
    /// <summary>Refused where nothing waits on that page.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, string page, CancellationToken stop) =>
        db.ActAsync<Done>(
            actor,
            async () =>
            {
                var typed = await db.Set<TypedPage>()
                    .SingleOrDefaultAsync(
                        row =>
                            row.ScopeId == (actor.AuthorityId ?? actor.SupplierId)
                            && row.AccountId == actor.AccountId
                            && row.Page == page,
                        stop
                    );
                if (typed is null)
                {
                    return TypedPages.NotKept;
                }

                db.Remove(typed);
                db.Record("account.typing-dropped", actor.AccountId, new { page });
                return Outcome.Done;
            },
            stop
        );
}
