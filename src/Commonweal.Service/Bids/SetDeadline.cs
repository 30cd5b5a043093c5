using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>Sets until when bids are received, before publication; afterwards two people move it (<see cref="ProposeDeadline"/>).</summary>
public sealed class SetDeadline(Db db, ReferenceData data)
{
    /// <summary>
    /// Bids are received before <paramref name="deadline"/>, by the database's clock; <paramref name="shorter"/> says why bidders have
    /// less time than the law otherwise asks for.
    /// </summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        DateTimeOffset deadline,
        ShortPeriod shorter,
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

                db.Record(
                    "procurement.deadline-set",
                    procurementId,
                    new
                    {
                        from = procurement.Deadline,
                        to = deadline,
                        shortGround = shorter.Ground,
                        shortReason = shorter.Reason,
                    }
                );
                var set = procurement.SetDeadline(deadline, await db.NowAsync(stop), UkTime.Today);
                return !set.Succeeded ? set
                    : procurement.Stage == ProcurementStage.Published
                        ? new Problem(
                            "bids.deadline.two-people",
                            "Bidders rely on the published deadline, so two people move it: propose the later one with a reason, and another officer confirms it."
                        )
                    : procurement.SetShortPeriod(shorter, data.Tendering);
            },
            stop
        );
}
