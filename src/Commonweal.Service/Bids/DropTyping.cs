using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Throws away what somebody typed after their session had ended: it was saved, or they do not want it.</summary>
public sealed class DropTyping(Db db)
{
    /// <summary>Refused where nothing waits on that page.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid bidId,
        string page,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            Permission.WriteBids,
            async () =>
            {
                var typing = await db.Set<BidTyping>()
                    .SingleOrDefaultAsync(
                        row =>
                            row.BidId == bidId
                            && row.AccountId == actor.AccountId
                            && row.Page == page,
                        stop
                    );
                if (typing is null)
                {
                    return BidWindow.Unknown;
                }

                db.Remove(typing);
                db.Record("bid.typing-dropped", bidId, new { page });
                return Outcome.Done;
            },
            stop
        );
}
