using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>An officer proposes to let in a draft that was never submitted, or to refuse it; another one confirms it.</summary>
public sealed class ProposeDraftDecision(Db db, CommonwealSettings site)
{
    /// <summary>Takes the place of a proposal that waits. Refused for a bid that was withdrawn: its bidder took it back.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid bidId,
        bool? letsIn,
        string? reason,
        CancellationToken stop
    ) =>
        db.JudgeAsync<Done>(
            actor,
            Permission.OpenBids,
            procurementId,
            async procurement =>
            {
                var now = await db.NowAsync(stop);
                var decision = await ProposeAsync(
                    actor,
                    procurement,
                    bidId,
                    letsIn,
                    reason,
                    now,
                    stop
                );
                if (decision.Succeeded)
                {
                    await db.AskColleaguesAsync(
                        actor,
                        Permission.OpenBids,
                        $"{procurement.Reference}: a draft that was not submitted waits for a second officer",
                        $"{actor.Name} proposes what becomes of a draft for {procurement.Title} ({procurement.Reference}) that was not submitted before the deadline. It holds once another officer confirms it.\n\nSign in to read the proposal and its reason:\n{site.PageOf($"procurements/{procurementId}/opening/drafts")}",
                        now,
                        stop
                    );
                }

                return decision;
            },
            stop
        );

    private async Task<Outcome<Done>> ProposeAsync(
        Actor actor,
        Procurement procurement,
        Guid bidId,
        bool? letsIn,
        string? reason,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var drafts = await db.HeldBackAsync(procurement.Id, stop);
        if (drafts.Find(draft => draft.BidId == bidId) is not { } held)
        {
            return HeldDrafts.Unknown;
        }

        if (held.Withdrawn)
        {
            return HeldDrafts.TakenBack;
        }

        if (
            await db.Set<DraftDecision>()
                .AnyAsync(row => row.BidId == bidId && row.ConfirmedAt != null, stop)
        )
        {
            return DraftDecision.Decided;
        }

        return DraftDecision
            .Propose(
                Guid.CreateVersion7(),
                procurement,
                bidId,
                letsIn,
                reason,
                await db.PanelAsync(procurement.Id, stop),
                actor,
                now
            )
            .Then(proposed =>
            {
                db.Add(proposed);
                db.Record(
                    "draft.decision-proposed",
                    procurement.Id,
                    new
                    {
                        bid = bidId,
                        supplier = held.Supplier,
                        proposed.LetsIn,
                        proposed.Reason,
                        sha256 = Convert.ToHexStringLower(held.Sha256),
                    }
                );
                return Outcome.Done;
            });
    }
}
