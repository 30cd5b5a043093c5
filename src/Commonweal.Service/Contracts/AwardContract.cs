using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>
/// Awards a scored procurement. In one transaction the decision, the contract, its commitments as accepted, what is due of them
/// in each quarter, the ledger's entries and a letter to every bidder.
/// </summary>
public sealed class AwardContract(Db db, ReferenceData data)
{
    /// <summary>The decision and the terms beside the bid.</summary>
    /// <param name="BidId">The bid taken.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="DepartureReason">Why a bid that is not alone in first place; needed only then.</param>
    /// <param name="Terms">Reference, value and dates.</param>
    public sealed record Decision(
        Guid? BidId,
        string Reason,
        string? DepartureReason,
        ContractTerms Terms
    );

    /// <summary>Answers the contract.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid procurementId,
        Decision decision,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.AwardContracts,
            async () =>
            {
                await db.LockAsync<Procurement>(procurementId, stop);
                var tender = await db.TenderAsync(procurementId, stop);
                var run = await db.LatestRunAsync(procurementId, stop);
                if (tender is null || run is null)
                {
                    return new Problem(
                        "contracts.award.not-scored",
                        "There is no scoring to award on. Run the scoring first."
                    );
                }

                if (await HasModeratedAsync(actor, procurementId, stop))
                {
                    return new Problem(
                        "contracts.award.moderator",
                        "You agreed scores for this procurement, so somebody else must award. Ask a colleague who may award contracts."
                    );
                }

                var now = await db.NowAsync(stop);
                var made = Check(tender, run, decision)
                    .Then(chosen => Decide(actor, tender, run, chosen, decision, now));
                if (!made.Succeeded)
                {
                    return Outcome.Refused<Guid>(made.Problems);
                }

                var (award, contract, edition) = made.Value;
                db.Add(award);
                db.Add(contract);
                var committed = Commit(actor, contract, edition, LinesOf(tender, award), now);
                db.AddRange(await db.AwardNoticesAsync(actor, tender, award, now, stop));
                db.Record(
                    "contract.awarded",
                    contract.Id,
                    new
                    {
                        procurement = procurementId,
                        award.BidId,
                        award.SupplierId,
                        award.Reason,
                        award.DepartureReason,
                        run = run.Id,
                        committed,
                    }
                );
                return contract.Id;
            },
            stop
        );

    /// <summary>The bid chosen, once it is certain that the run still says what the panel now holds.</summary>
    private static Outcome<Bid> Check(Tender tender, ScoringRun run, Decision decision) =>
        tender
            .Procurement.Award()
            .Then(_ => tender.Input())
            .Then<Bid>(input =>
                !run.IsOn(input)
                    ? new Problem(
                        "contracts.award.scoring-overtaken",
                        "An offer or a score changed after the scoring was run. Run the scoring again, then award."
                    )
                : tender.Bids.FirstOrDefault(bid => bid.Id == decision.BidId) is { } bid ? bid
                : new Problem(
                    "contracts.award.no-bid",
                    "Select the bid the contract is awarded to.",
                    nameof(Decision.BidId)
                )
            );

    private Outcome<(Award, Contract, Edition)> Decide(
        Actor actor,
        Tender tender,
        ScoringRun run,
        Bid bid,
        Decision decision,
        DateTimeOffset now
    )
    {
        if (data.Edition(tender.Procurement.Edition) is not { } edition)
        {
            return new Problem(
                "contracts.award.no-edition",
                $"The edition {tender.Procurement.Edition} of this procurement is not in the reference data. Ask your administrator to put it back."
            );
        }

        var placing = Placing.In(
            StoredJson.Read<EvaluationResult>(run.Result),
            tender.BidderOf(bid.Id)
        )!;
        var award = Award.Of(
            run,
            bid,
            placing,
            decision.Reason,
            decision.DepartureReason,
            actor,
            now
        );
        var contract = Contract.Of(
            Guid.CreateVersion7(),
            tender.Procurement,
            bid,
            decision.Terms,
            now
        );
        return award.Succeeded && contract.Succeeded
            ? (award.Value, contract.Value, edition)
            : Outcome.Refused<(Award, Contract, Edition)>([
                .. award.Problems,
                .. contract.Problems,
            ]);
    }

    private static IEnumerable<BidLine> LinesOf(Tender tender, Award award) =>
        tender
            .Lines.Where(line => line.BidId == award.BidId && line.AcceptedQuantity > 0m)
            .OrderBy(line => line.Measure, StringComparer.Ordinal);

    /// <summary>Answers how many commitments there are.</summary>
    private int Commit(
        Actor actor,
        Contract contract,
        Edition edition,
        IEnumerable<BidLine> lines,
        DateTimeOffset now
    )
    {
        var count = 0;
        foreach (var line in lines)
        {
            var measure = edition.Find(line.Measure)!;
            var commitment = Commitment.Of(Guid.CreateVersion7(), contract, line, measure.Theme);
            db.AddPromise(
                actor,
                contract,
                commitment,
                measure.Unit,
                line.QuantityByYear,
                line.Quantity,
                now
            );
            count++;
        }

        return count;
    }

    private Task<bool> HasModeratedAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        (
            from score in db.Set<ModeratedScore>()
            join line in db.Set<BidLine>() on score.BidLineId equals line.Id
            join bid in db.Set<Bid>() on line.BidId equals bid.Id
            where bid.ProcurementId == procurementId && score.ModeratedBy == actor.AccountId
            select score
        ).AnyAsync(stop);
}
