using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Evaluation;

/// <summary>Ends a procurement without award, and tells the bidders. Whoever belongs to a bidder, or declared a tie to one, ends none.</summary>
public sealed class CancelProcurement(Db db, CommonwealSettings site)
{
    private static readonly Problem Conflict = new(
        "evaluation.cancel.conflict",
        "You declared an interest in a bidder, so you do not end this procurement. Ask a colleague without one."
    );

    /// <summary>Bidders read <paramref name="reason"/> when it was published.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string reason,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.PublishProcurements,
            procurementId,
            async procurement =>
            {
                if (await db.OwnBidAsync(procurementId, stop) is { } own)
                {
                    return own;
                }

                if (await db.OwnDeclarationAsync(procurementId, stop) is { HasConflict: true })
                {
                    return Conflict;
                }

                var stage = procurement.Stage.ToString();
                var cancelled = procurement.Cancel(reason, await db.NowAsync(stop));
                db.Record(
                    "procurement.cancelled",
                    procurementId,
                    new { stage, reason = procurement.CancelReason }
                );
                if (cancelled.Succeeded && procurement.PublishedAt is not null)
                {
                    await db.TellOfCancellationAsync(actor, site, procurement, stop);
                }

                return cancelled;
            },
            stop
        );
}
