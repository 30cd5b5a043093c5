using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Writes what was heard before the tender, to be published with it or kept with the reason why not.</summary>
public sealed class WriteSummary(Db db)
{
    /// <summary>Refused once the tender is published.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string? text,
        bool? publishes,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                var known = await db.Set<MarketSummary>()
                    .SingleOrDefaultAsync(row => row.Id == procurementId, stop);
                var summary = known ?? MarketSummary.Of(procurement);
                if (known is null)
                {
                    db.Add(summary);
                }

                var written = summary.Write(procurement, text, publishes, reason);
                db.Record(
                    "market.summary-written",
                    procurementId,
                    new
                    {
                        publishes,
                        summary.Text,
                        summary.Reason,
                    }
                );
                return written;
            },
            stop
        );
}
