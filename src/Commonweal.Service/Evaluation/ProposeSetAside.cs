using Commonweal.Domain.Bids;
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

/// <summary>An officer proposes to set an opened bid aside, or to take one back that is; somebody else confirms or refuses it.</summary>
public sealed class ProposeSetAside(Db db, ReferenceData reference, CommonwealSettings site)
{
    /// <summary>What is proposed.</summary>
    /// <param name="Ground">The code of the ground; not read where the bid is taken back.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="ToldOn">The day the supplier was told, where the ground asks for that first.</param>
    /// <param name="Told">What it was told, and what it showed.</param>
    public sealed record Proposal(
        string? Ground,
        string? Reason,
        DateOnly? ToldOn = null,
        string? Told = null
    );

    /// <summary>Sets aside a bid that stands, takes back one that is set aside. Refused while another proposal on it waits.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid bidId,
        Proposal proposal,
        CancellationToken stop
    ) =>
        db.JudgeAsync<Done>(
            actor,
            Permission.OpenBids,
            procurementId,
            async procurement =>
            {
                var now = await db.NowAsync(stop);
                var made = await MadeAsync(actor, procurement, bidId, proposal, now, stop);
                if (!made.Succeeded)
                {
                    return Outcome.Refused<Done>(made.Problems);
                }

                var (decision, supplier) = made.Value;
                db.Add(decision);
                db.Record(
                    decision.SetsAside ? "bid.set-aside-proposed" : "bid.return-proposed",
                    bidId,
                    new
                    {
                        supplier,
                        decision.Ground,
                        decision.Reason,
                        decision.ToldOn,
                        decision.Told,
                    }
                );
                await db.AskColleaguesAsync(
                    actor,
                    Permission.OpenBids,
                    $"{procurement.Reference}: a bid that may be {(decision.SetsAside ? "set aside" : "taken back")} waits for a second person",
                    $"{actor.Name} proposes to {(decision.SetsAside ? "set aside" : "take back")} a bid for {procurement.Title} ({procurement.Reference}). It holds once somebody else confirms it.\n\nSign in to read the proposal, its reason and what it does to the other bids:\n{site.PageOf($"procurements/{procurementId}/bids/{bidId}/set-aside")}",
                    now,
                    stop
                );
                return Outcome.Done;
            },
            stop
        );

    private async Task<Outcome<(SetAsideDecision Decision, string Supplier)>> MadeAsync(
        Actor actor,
        Procurement procurement,
        Guid bidId,
        Proposal proposal,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var bid = await db.Set<Bid>()
            .SingleOrDefaultAsync(
                row =>
                    row.Id == bidId && row.ProcurementId == procurement.Id && row.OpenedAt != null,
                stop
            );
        if (bid is null)
        {
            return Refusals.UnknownLine;
        }

        if (
            await db.Set<SetAsideDecision>()
                .AnyAsync(row => row.BidId == bidId && row.IsConfirmed == null, stop)
        )
        {
            return new Problem(
                "evaluation.set-aside.waiting",
                "A proposal on this bid waits to be confirmed or refused. Nothing else is proposed until it is."
            );
        }

        var last = await db.LastSetAsides().SingleOrDefaultAsync(row => row.BidId == bidId, stop);
        var panel = await db.PanelAsync(procurement.Id, stop);
        var id = Guid.CreateVersion7();
        var made = last is { SetsAside: true }
            ? SetAsideDecision.ProposeReturn(
                id,
                bid,
                proposal.Reason,
                last,
                panel,
                await db.ReturnClosedAsync(procurement.Id, bidId, stop),
                actor,
                now
            )
            : SetAsideDecision.Propose(
                id,
                bid,
                new SetAsideDecision.Case(
                    reference.Grounds.FirstOrDefault(ground => ground.Code == proposal.Ground),
                    proposal.Reason,
                    proposal.ToldOn,
                    proposal.Told
                ),
                last,
                panel,
                SetAsides.Days(procurement.OpenedAt, now),
                actor,
                now
            );
        return made.Then(decision => Outcome.Of((decision, bid.SupplierName)));
    }
}
