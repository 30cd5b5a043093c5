using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>Refuses the workbook that waits; the draft stays as it is.</summary>
public sealed class DropWorkbook(Db db)
{
    /// <summary>Refused where none waits.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid bidId, CancellationToken stop) =>
        db.ActAsync<Done>(
            actor,
            Permission.WriteBids,
            async () =>
            {
                var upload = await db.Set<BidUpload>()
                    .SingleOrDefaultAsync(row => row.BidId == bidId, stop);
                if (upload is null)
                {
                    return WorkbookInHand.None;
                }

                db.Remove(upload);
                db.Record("bid.workbook-dropped", bidId, new { });
                return Outcome.Done;
            },
            stop
        );
}
