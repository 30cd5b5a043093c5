using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>An officer proposes a later deadline to bids being received; another one confirms it.</summary>
public sealed class ProposeDeadline(Db db)
{
    /// <summary>Takes the place of a proposal that waits; bidders read <paramref name="reason"/> once it holds.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        DateTimeOffset deadline,
        string reason,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                if (await db.OwnBidAsync(procurementId, stop) is { } own)
                {
                    return own;
                }

                var proposed = DeadlineChange.Propose(
                    Guid.CreateVersion7(),
                    procurement,
                    deadline,
                    reason,
                    actor,
                    await db.NowAsync(stop),
                    UkTime.Today
                );
                return proposed.Then(change =>
                {
                    db.Add(change);
                    db.Record(
                        "procurement.deadline-proposed",
                        procurementId,
                        new
                        {
                            from = procurement.Deadline,
                            to = change.Deadline,
                            change.Reason,
                        }
                    );
                    return Outcome.Done;
                });
            },
            stop
        );
}
