using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
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
    )
    {
        /// <summary>What was typed and could not be read; refused together with all else that is wrong.</summary>
        public IReadOnlyList<Problem> Unread { get; init; } = [];
    }

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
                if (await db.OwnBidAsync(procurementId, stop) is { } own)
                {
                    return own;
                }

                var tender = await db.TenderAsync(procurementId, stop);
                var run = await db.LatestRunAsync(procurementId, stop);
                if (tender is null || run is null)
                {
                    return new Problem(
                        "contracts.award.not-scored",
                        "There is no scoring to award on. Run the scoring first."
                    );
                }

                if (await OnThePanelAsync(actor, procurementId, stop) is { } evaluator)
                {
                    return evaluator;
                }

                var now = await db.NowAsync(stop);
                var made = Decide(actor, tender, run, decision, now);
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

    /// <summary>Null unless the actor scored here or declared an interest, whatever their role is now.</summary>
    private async Task<Problem?> OnThePanelAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        await db.Set<EvaluatorDeclaration>()
            .AnyAsync(
                row => row.ProcurementId == procurementId && row.EvaluatorId == actor.AccountId,
                stop
            )
            ? new Problem(
                "contracts.award.evaluator",
                "You scored for this procurement or declared an interest in it, so somebody else must award. Ask a colleague who may award contracts."
            )
            : null;

    /// <summary>The decision and its contract, or all that stands in their way.</summary>
    private Outcome<(Award, Contract, Edition)> Decide(
        Actor actor,
        Tender tender,
        ScoringRun run,
        Decision decision,
        DateTimeOffset now
    )
    {
        var edition = data.Edition(tender.Procurement.Edition);
        var bid = tender.Bids.FirstOrDefault(bid => bid.Id == decision.BidId);
        var award = Award.Of(
            run,
            tender.Moderated,
            bid is null ? null : (bid, PlacingOf(bid, tender, run)),
            decision.Reason,
            decision.DepartureReason,
            actor,
            now
        );
        var problems = Problem.Together(
            decision.Unread,
            [
                .. StandsStill(tender, run).Problems,
                .. edition is null ? [NoEdition(tender)] : Array.Empty<Problem>(),
                .. award.Problems,
                .. decision.Terms.Refusals(),
            ]
        );
        return problems.Count > 0
            ? Outcome.Refused<(Award, Contract, Edition)>(problems)
            : Contract
                .Of(Guid.CreateVersion7(), tender.Procurement, bid!, decision.Terms, now)
                .Then(contract => Outcome.Of((award.Value, contract, edition!)));
    }

    private static Placing PlacingOf(Bid bid, Tender tender, ScoringRun run) =>
        Placing.In(run.Result, tender.BidderOf(bid.Id))!;

    /// <summary>Certain that the procurement waits for its award and the run still says what the panel now holds.</summary>
    private static Outcome<Done> StandsStill(Tender tender, ScoringRun run) =>
        tender
            .Procurement.Award()
            .Then(_ => tender.Input())
            .Then<Done>(input =>
                run.IsOn(input)
                    ? Outcome.Done
                    : new Problem(
                        "contracts.award.scoring-overtaken",
                        "An offer or a score changed after the scoring was run. Run the scoring again, then award."
                    )
            );

    private static Problem NoEdition(Tender tender) =>
        new(
            "contracts.award.no-edition",
            $"The edition {tender.Procurement.Edition} of this procurement is not in the reference data. Ask your administrator to put it back."
        );

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
}
