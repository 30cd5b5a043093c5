using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>An officer proposes a later deadline to bids being received; another one confirms it.</summary>
public sealed class ProposeDeadline(Db db, CommonwealSettings site)
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

                var now = await db.NowAsync(stop);
                var proposed = DeadlineChange.Propose(
                    Guid.CreateVersion7(),
                    procurement,
                    deadline,
                    reason,
                    actor,
                    now,
                    UkTime.Today
                );
                if (proposed.Succeeded)
                {
                    await db.AskColleaguesAsync(
                        actor,
                        Permission.EditProcurements,
                        $"{procurement.Reference}: a later deadline waits for a second officer",
                        $"{actor.Name} proposes a later deadline for {procurement.Title} ({procurement.Reference}): {UkTime.Deadline(deadline)}. The reason given: {reason}\n\nIt holds once another officer confirms it, before the present deadline passes: {UkTime.Deadline(procurement.Deadline!.Value)}.\n\nSign in to confirm it:\n{site.PageOf($"procurements/{procurementId}/deadline")}",
                        now,
                        stop
                    );
                }

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
