using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>
/// Somebody else confirms or refuses what is proposed for an opened bid. Confirmed, it holds at once: the bidder is told, runs made before
/// count no longer for the award, and a recommendation is withdrawn.
/// </summary>
public sealed class DecideSetAside(Db db, ReferenceData reference, CommonwealSettings site)
{
    /// <summary><paramref name="decisionId"/> is the proposal that was read.</summary>
    /// <param name="confirms">Null while nothing was chosen.</param>
    /// <param name="refusalReason">Why not; needed only then.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid decisionId,
        bool? confirms,
        string? refusalReason,
        CancellationToken stop
    ) =>
        db.JudgeAsync<Done>(
            actor,
            Permission.OpenBids,
            procurementId,
            async procurement =>
            {
                var proposed = await db.Set<SetAsideDecision>()
                    .SingleOrDefaultAsync(
                        row => row.Id == decisionId && row.ProcurementId == procurementId,
                        stop
                    );
                if (proposed is null)
                {
                    return Refusals.UnknownLine;
                }

                var now = await db.NowAsync(stop);
                var decided = proposed.Decide(
                    confirms,
                    refusalReason,
                    await db.LastSetAsides()
                        .AsNoTracking()
                        .SingleOrDefaultAsync(row => row.BidId == proposed.BidId, stop),
                    await db.PanelAsync(procurementId, stop),
                    await db.ReturnClosedAsync(procurementId, proposed.BidId, stop),
                    actor,
                    now
                );
                if (!decided.Succeeded)
                {
                    return decided;
                }

                if (proposed.IsConfirmed == true)
                {
                    await HoldsAsync(actor, procurement, proposed, now, stop);
                }

                db.Record(
                    (proposed.SetsAside, proposed.IsConfirmed) switch
                    {
                        (true, true) => "bid.set-aside",
                        (false, true) => "bid.returned",
                        (true, _) => "bid.set-aside-refused",
                        (false, _) => "bid.return-refused",
                    },
                    proposed.BidId,
                    new
                    {
                        proposed.Ground,
                        proposed.Reason,
                        proposedBy = proposed.ProposedByName,
                        proposed.RefusalReason,
                    }
                );
                return Outcome.Done;
            },
            stop
        );

    private async Task HoldsAsync(
        Actor actor,
        Procurement procurement,
        SetAsideDecision decision,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await db.WithdrawRecommendationAsync(
            procurement.Id,
            decision.SetsAside
                ? "A bid was set aside."
                : "A bid that was set aside was taken back.",
            now,
            stop
        );
        var name = $"{procurement.Title} ({procurement.Reference})";
        var ground = reference.Grounds.FirstOrDefault(one => one.Code == decision.Ground);
        await db.TellBidderAsync(
            actor,
            decision.BidId,
            $"{procurement.Reference}: your bid {(decision.SetsAside ? "was set aside" : "is assessed again")}",
            $"{(
                decision.SetsAside
                    ? $"Two people at the council have set aside your organisation's bid for {name}. It takes no part in the assessment any more.\n\nThe ground: {(ground is null ? decision.Ground : $"{ground.Name} (Procurement Act 2023, {ground.Section})")}."
                    : $"Your organisation's bid for {name} had been set aside. Two people at the council have taken it back, and it is assessed with the other bids again."
            )}\n\nThe reason given: {decision.Reason}\n\nSign in to see it:\n{site.PageOf($"supplier/bids/{decision.BidId}")}",
            now,
            stop
        );
    }
}
