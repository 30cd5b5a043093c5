using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>Refuses the workbook that waits; the draft stays as it is.</summary>
public sealed class DropWorkbook(Db db)
{
    /// <summary>Refused where none waits, or another than <paramref name="fileId"/>, the one that was looked at.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid bidId,
        Guid fileId,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            Permission.WriteBids,
            async () =>
            {
                await db.LockAsync<Bid>(bidId, stop);
                var waits = await db.WaitingAsync(bidId, fileId, stop);
                return waits.Then(upload =>
                {
                    db.Remove(upload);
                    db.Record("bid.workbook-dropped", bidId, new { });
                    return Outcome.Done;
                });
            },
            stop
        );
}
