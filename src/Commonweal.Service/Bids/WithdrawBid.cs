using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Takes a submitted bid back before the deadline. The draft stays and may be submitted again.</summary>
public sealed class WithdrawBid(Db db)
{
    /// <summary>Refused after the deadline and when nothing was submitted.</summary>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid bidId, CancellationToken stop) =>
        await db.NotedIfRefusedAsync(
            actor,
            "bid.withdrawal-refused",
            bidId,
            await TryAsync(actor, bidId, stop),
            stop
        );

    private Task<Outcome<Done>> TryAsync(Actor actor, Guid bidId, CancellationToken stop) =>
        db.ActAsync(
            actor,
            Permission.SubmitBids,
            async () =>
            {
                var now = await db.LockInWindowAsync(bidId, stop);
                if (!now.Succeeded)
                {
                    return Outcome.Refused<Done>(now.Problems);
                }

                var bid = await db.Set<Bid>()
                    .Include(row => row.Submissions)
                    .SingleAsync(row => row.Id == bidId, stop);
                db.Record("bid.withdrawn", bidId, new { receipt = bid.Standing?.Receipt });
                var withdrawn = bid.Withdraw(now.Value);
                return withdrawn.Succeeded ? await db.SaveInWindowAsync(stop) : withdrawn;
            },
            stop
        );
}
