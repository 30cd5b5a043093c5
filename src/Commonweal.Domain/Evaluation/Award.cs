using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Evaluation;

/// <summary>The decision to take one bid, with the run it rests on and its reasons. Made once, never changed.</summary>
public sealed class Award : IOwnedByAuthority, IOwnedBySupplier
{
    private Award() { }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The bid taken.</summary>
    public Guid BidId { get; private set; }

    /// <summary>The scoring it rests on.</summary>
    public Guid ScoringRunId { get; private set; }

    /// <summary>Why this bid, 1 to 8,000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The recommendation it was decided on, which keeps the figures that were seen.</summary>
    public Guid RecommendationId { get; private set; }

    /// <summary>What decided for a bid that is not alone in first place, or not the one recommended; null otherwise.</summary>
    public string? DepartureReason { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid AwardedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AwardedAt { get; private set; }

    /// <summary>
    /// Decides. Two people stand behind an award: refused for whoever had a <paramref name="hand"/> in the evaluation, and without a
    /// recommendation on the figures as they stand. Where all criteria are marked here, refused while a mark is missing. Refused without a bid, for
    /// one under the published minimum or ranked lower on all criteria, and without a word on what decided for one that is level, ranked lower on social
    /// value alone, or not the one recommended.
    /// </summary>
    /// <param name="hand">What part whoever decides had, whatever their role is now.</param>
    /// <param name="whole">All criteria together, on this run; null where only social value is marked here.</param>
    /// <param name="recommended">The recommendation that stands; null when none does.</param>
    /// <param name="chosen">The bid taken and where it came; null when none was chosen.</param>
    public static Outcome<Award> Of(
        ScoringRun run,
        HandInEvaluation hand,
        ValueForMoney? whole,
        Recommendation? recommended,
        (Bid Bid, Placing Placing)? chosen,
        string reason,
        string? departureReason,
        Actor by,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            hand.KeepsFromAward,
            whole is { IsWhole: false } ? MarksMissing("evaluation.award.marks-missing", "award")
            : recommended is null ? NotRecommended
            : null,
            chosen is null
                ? new Problem(
                    "evaluation.award.no-bid",
                    "Select the bid the contract is awarded to.",
                    "BidId"
                )
                : BelowMinimum(chosen.Value.Placing),
            Written.Lacks(
                reason,
                8000,
                "evaluation.award.reason",
                "Say why the contract goes to this bidder.",
                "Reason"
            ),
            whole is { IsWhole: false }
                ? null
                : WhatDecided(run, recommended, chosen, departureReason),
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<Award>(refusals);
        }

        var (taken, place) = chosen!.Value;
        return new Award
        {
            ProcurementId = run.ProcurementId,
            AuthorityId = run.AuthorityId,
            SupplierId = taken.SupplierId,
            BidId = taken.Id,
            ScoringRunId = run.Id,
            RecommendationId = recommended!.Id,
            Reason = Written.Plain(reason),
            DepartureReason =
                place.IsAloneInFirst && recommended.BidId == taken.Id
                    ? null
                    : Written.Plain(departureReason),
            AwardedBy = by.AccountId,
            AwardedAt = now,
        };
    }

    private static Problem? WhatDecided(
        ScoringRun run,
        Recommendation? recommended,
        (Bid Bid, Placing Placing)? chosen,
        string? departureReason
    ) =>
        chosen is var (bid, placing) && !placing.IsExcluded
            ? Undecided(
                placing,
                run.Input.Rules?.TieBreak is not (null or []),
                "evaluation.award",
                departureReason
            ) ?? NotAsRecommended(bid, recommended, departureReason)
            : null;

    private static Problem NotRecommended { get; } =
        new(
            "evaluation.award.not-recommended",
            "No recommendation stands on the figures as they are now. An officer recommends a bid in the evaluation report, then you decide."
        );

    internal static Problem MarksMissing(string code, string act) =>
        new(
            code,
            $"Marks are still missing for a criterion of a bid, so there is no place on all criteria. An officer enters them on the page Value for money, then you can {act}."
        );

    private static Problem? NotAsRecommended(
        Bid bid,
        Recommendation? recommended,
        string? reason
    ) =>
        recommended is null || recommended.BidId == bid.Id
            ? null
            : Written.Lacks(
                reason,
                8000,
                "evaluation.award.other-than-recommended",
                "Another bid is recommended. Say what decided for this one.",
                "DepartureReason"
            );

    private static Problem? BelowMinimum(Placing placing) =>
        placing.IsExcluded
            ? new Problem(
                "evaluation.award.below-minimum",
                "This bid scored below the published minimum, so it is excluded. Choose another bid.",
                "BidId"
            )
            : null;

    /// <summary>
    /// What keeps a bid from being taken that is not alone in first place; null when it is, or when it is said what decided. A contract goes
    /// to the most advantageous tender, by the published criteria and their importance (Procurement Act 2023, s.19): on all criteria no word makes up
    /// for a lower rank, and a bid before it is set aside on a ground of the Act or not at all.
    /// </summary>
    internal static Problem? Undecided(
        Placing placing,
        bool hasTieBreak,
        string code,
        string? departureReason
    ) =>
        placing.IsAloneInFirst ? null
        : placing.Rank == 1
            ? Written.Lacks(
                departureReason,
                8000,
                $"{code}.tied",
                hasTieBreak
                    ? "This bid is level in first place and the published tie-break does not separate it. Say what decided between them."
                    : "This bid is level in first place and no tie-break was published. Say what decided between them.",
                "DepartureReason"
            )
        : placing.IsByAll
            ? new Problem(
                $"{code}.ranks-lower",
                $"This bid ranks {placing.Rank} on all criteria, and a contract goes to the most advantageous tender (Procurement Act 2023, section 19). A bid before it is passed over only by setting it aside: an officer opens that bid, presses Set this bid aside and gives the ground, and somebody else confirms it. Then the scoring is run again.",
                "BidId"
            )
        : Written.Lacks(
            departureReason,
            8000,
            $"{code}.passed-over",
            $"This bid ranks {placing.Rank} on social value. Say why the first is passed over, such as its price or quality.",
            "DepartureReason"
        );
}
