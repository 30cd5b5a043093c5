using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>The decision to award and the terms beside the bid: checked first, then made.</summary>
/// <param name="BidId">The bid taken.</param>
/// <param name="Reason">Why.</param>
/// <param name="DepartureReason">Why a bid that is not alone in first place; needed only then.</param>
/// <param name="Terms">Reference, value and dates.</param>
/// <param name="Seen">The recommendation whose figures whoever decides has read; null where there is none.</param>
public sealed record AwardDecision(
    Guid? BidId,
    string Reason,
    string? DepartureReason,
    ContractTerms Terms,
    Guid? Seen = null
);

/// <summary>What a decision makes.</summary>
/// <param name="Bid">The bid taken.</param>
/// <param name="Whole">All criteria together; null where only social value is marked here.</param>
/// <param name="Commitments">What was accepted of it.</param>
internal sealed record DecidedAward(
    Tender Tender,
    ScoringRun Run,
    ValueForMoney? Whole,
    Bid Bid,
    Placing Placing,
    Award Award,
    Contract Contract,
    IReadOnlyList<DueCommitment> Commitments
);

/// <summary>Decides, for the check as for the award itself.</summary>
internal static class Awarding
{
    /// <summary>What the decision makes of a procurement, or all that stands in its way.</summary>
    public static async Task<Outcome<DecidedAward>> DecideAsync(
        this Db db,
        EditionShelf editions,
        Actor actor,
        Procurement procurement,
        AwardDecision decision,
        CancellationToken stop
    )
    {
        if (await db.LatestRunAsync(procurement.Id, stop) is not { } run)
        {
            return new Problem(
                "contracts.award.not-scored",
                "There is no scoring to award on. Run the scoring first."
            );
        }

        var tender = await db.TenderAsync(editions, procurement, stop);
        var now = await db.NowAsync(stop);
        var edition = editions.Find(procurement.Edition);
        var whole = await db.WholeAsync(tender, run, stop);
        var made = await db.LatestRecommendationAsync(procurement.Id, stop);
        var hand = await db.HandsInScoring([procurement.Id], actor.AccountId).SingleAsync(stop);
        var chosen = tender.Chosen(run, whole, decision.BidId);
        var award = Award.Of(
            run,
            hand.Part,
            whole,
            made?.StandsOn(run, whole) == true ? made : null,
            chosen,
            decision.Reason,
            decision.DepartureReason,
            actor,
            now
        );
        Problem?[] problems =
        [
            .. StandsStill(tender, run).Problems,
            await db.SetAsideWaitsAsync(procurement.Id, stop) ? SetAsideWaits : null,
            .. await db.OvertakenAsync(tender, stop),
            edition is null ? NoEdition(procurement) : null,
            .. award.Problems,
            Overtaken(made, run, whole, decision.Seen),
            .. Refusals(decision.Terms, procurement),
            await db.ReferenceTakenAsync(decision.Terms.Reference, stop),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<DecidedAward>(refusals)
            : Contract
                .Of(Guid.CreateVersion7(), procurement, chosen!.Value.Bid, decision.Terms, now)
                .Then(contract =>
                    Outcome.Of(
                        new DecidedAward(
                            tender,
                            run,
                            whole,
                            chosen.Value.Bid,
                            chosen.Value.Placing,
                            award.Value,
                            contract,
                            AcceptedOf(tender, chosen.Value.Bid, contract, edition!)
                        )
                    )
                );
    }

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
                        "An offer or a score changed after the scoring was run, or a bid was set aside or taken back. Run the scoring again, then award."
                    )
            );

    /// <summary>What is awarded on is what was read: the figures kept with the recommendation that stands.</summary>
    private static Problem? Overtaken(
        Recommendation? made,
        ScoringRun run,
        ValueForMoney? whole,
        Guid? seen
    ) =>
        made is null ? null
        : !made.StandsOn(run, whole)
            ? new Problem(
                "contracts.award.recommendation-withdrawn",
                "A mark or an offer changed after the recommendation, or a bid was set aside or taken back, so it no longer stands. Have an officer recommend anew in the evaluation report, then award."
            )
        : made.Id != seen
            ? new Problem(
                "contracts.award.recommendation-unread",
                "There is a recommendation that you had not seen when you decided. Read it on this page, then decide."
            )
        : null;

    private static IEnumerable<Problem> Refusals(ContractTerms terms, Procurement procurement) =>
        procurement.Deadline is { } deadline && terms.StartsOn < UkTime.Today(deadline)
            ? terms
                .Refusals()
                .Append(
                    new Problem(
                        "contracts.award.starts-before-bids",
                        "The contract cannot start before the deadline for bids. Enter the first day of the contract you award.",
                        nameof(ContractTerms.StartsOn)
                    )
                )
            : terms.Refusals();

    private static Problem SetAsideWaits { get; } =
        new(
            "contracts.award.set-aside-waits",
            "Somebody proposed to set a bid aside, or to take one back, and nobody has decided on it. Have it confirmed or refused on the page of that bid, then award."
        );

    private static Problem NoEdition(Procurement procurement) =>
        new(
            "contracts.award.no-edition",
            $"The edition {procurement.Edition} of this procurement is not in the reference data. Ask your administrator to put it back."
        );

    private static DueCommitment[] AcceptedOf(
        Tender tender,
        Bid bid,
        Contract contract,
        Edition edition
    ) =>
        [
            .. tender
                .Lines.Where(line => line.BidId == bid.Id && line.AcceptedQuantity > 0m)
                .OrderBy(line => line.Measure, StringComparer.Ordinal)
                .Select(line =>
                    DueCommitment.Of(
                        contract,
                        Commitment.Of(
                            Guid.CreateVersion7(),
                            contract,
                            line,
                            edition.Find(line.Measure)!
                        ),
                        line.QuantityByYear,
                        line.Quantity
                    )
                ),
        ];
}
