using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>
/// Somebody else confirms again what was decided on which bids stand, after an interest of somebody who decided it came up. Where they would decide
/// otherwise, they propose that instead.
/// </summary>
public sealed class UpholdDecision(Db db)
{
    /// <summary><paramref name="decisionId"/> is a decision on setting a bid aside, or on a draft that was not submitted.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid decisionId,
        CancellationToken stop
    ) =>
        db.JudgeAsync<Done>(
            actor,
            Permission.OpenBids,
            procurementId,
            async _ =>
            {
                var now = await db.NowAsync(stop);
                var panel = await db.PanelAsync(procurementId, stop);
                if (
                    await db.Set<SetAsideDecision>()
                        .SingleOrDefaultAsync(
                            row => row.Id == decisionId && row.ProcurementId == procurementId,
                            stop
                        ) is
                    { } aside
                )
                {
                    db.Record(
                        "bid.set-aside-upheld",
                        aside.BidId,
                        new
                        {
                            aside.SetsAside,
                            aside.Ground,
                            aside.Reason,
                        }
                    );
                    return aside.Uphold(panel, actor, now);
                }

                if (
                    await db.Set<DraftDecision>()
                        .SingleOrDefaultAsync(
                            row => row.Id == decisionId && row.ProcurementId == procurementId,
                            stop
                        )
                    is not { } draft
                )
                {
                    return Refusals.UnknownLine;
                }

                db.Record(
                    "draft.upheld",
                    procurementId,
                    new
                    {
                        bid = draft.BidId,
                        draft.LetsIn,
                        draft.Reason,
                    }
                );
                return draft.Uphold(panel, actor, now);
            },
            stop
        );
}
