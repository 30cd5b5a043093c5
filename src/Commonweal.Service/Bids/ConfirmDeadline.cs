using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>A second officer confirms the later deadline: it holds for everybody, and whoever has begun a bid is told.</summary>
public sealed class ConfirmDeadline(Db db, CommonwealSettings site)
{
    /// <summary>Answers the deadline that holds. <paramref name="changeId"/> is the proposal the officer read.</summary>
    public Task<Outcome<DateTimeOffset>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid changeId,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<DateTimeOffset>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                if (await db.OwnBidAsync(procurementId, stop) is { } own)
                {
                    return own;
                }

                var latest = await db.Set<DeadlineChange>()
                    .Where(change => change.ProcurementId == procurementId)
                    .OrderByDescending(change => change.ProposedAt)
                    .FirstOrDefaultAsync(stop);
                if (latest is null || latest.Id != changeId)
                {
                    return new Problem(
                        "bids.deadline.another-proposal",
                        "The deadline proposed now is another one than you read. Look at it, then confirm it."
                    );
                }

                var now = await db.NowAsync(stop);
                var from = procurement.Deadline;
                var moved = latest
                    .Confirm(actor, now)
                    .Then(_ => procurement.SetDeadline(latest.Deadline, now, UkTime.Today));
                if (!moved.Succeeded)
                {
                    return Outcome.Refused<DateTimeOffset>(moved.Problems);
                }

                db.Record(
                    "procurement.deadline-set",
                    procurementId,
                    new
                    {
                        from,
                        to = latest.Deadline,
                        latest.Reason,
                        proposedBy = latest.ProposedByName,
                    }
                );
                await db.TellOfDeadlineAsync(actor, site, procurement, latest.Reason, stop);
                return latest.Deadline;
            },
            stop
        );
}
