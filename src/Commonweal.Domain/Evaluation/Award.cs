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

    /// <summary>Why a bid that is not alone in first place on social value; null when it is.</summary>
    public string? DepartureReason { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid AwardedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AwardedAt { get; private set; }

    /// <summary>
    /// Decides. Two people stand behind an award: refused for whoever <see cref="HandInIt"/> names. Refused without a bid,
    /// for one under the published minimum, and for one that is passed over or level without a word on what decided.
    /// </summary>
    /// <param name="marks">The panel's marks the scoring was run on.</param>
    /// <param name="declared">Whether whoever decides scored here or declared an interest, whatever their role is now.</param>
    /// <param name="recommended">Whether they recommended a bid.</param>
    /// <param name="chosen">The bid taken and where it came; null when none was chosen.</param>
    public static Outcome<Award> Of(
        ScoringRun run,
        IEnumerable<ModeratedScore> marks,
        bool declared,
        bool recommended,
        (Bid Bid, Placing Placing)? chosen,
        string reason,
        string? departureReason,
        Actor by,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            HandInIt(
                declared,
                marks.Select(mark => mark.ModeratedBy),
                run.RunBy,
                recommended,
                by.AccountId
            ),
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
            chosen is null
                ? null
                : Undecided(
                    chosen.Value.Placing,
                    run.Input.Rules?.TieBreak is not (null or []),
                    departureReason
                ),
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<Award>(refusals);
        }

        var (bid, placing) = chosen!.Value;
        return new Award
        {
            ProcurementId = run.ProcurementId,
            AuthorityId = run.AuthorityId,
            SupplierId = bid.SupplierId,
            BidId = bid.Id,
            ScoringRunId = run.Id,
            Reason = Written.Plain(reason),
            DepartureReason = placing.IsAloneInFirst ? null : Written.Plain(departureReason),
            AwardedBy = by.AccountId,
            AwardedAt = now,
        };
    }

    /// <summary>Why somebody may not award who had a hand in the scoring; null when they had none.</summary>
    /// <param name="declared">Whether they scored here or declared an interest.</param>
    /// <param name="moderators">Who agreed the panel's marks.</param>
    /// <param name="runBy">Who ran the scoring last.</param>
    /// <param name="recommended">Whether they recommended a bid.</param>
    public static Problem? HandInIt(
        bool declared,
        IEnumerable<Guid> moderators,
        Guid? runBy,
        bool recommended,
        Guid by
    ) =>
        declared
            ? new Problem(
                "evaluation.award.evaluator",
                "You scored for this procurement or declared an interest in it, so somebody else must award. Ask a colleague who may award contracts."
            )
        : moderators.Contains(by)
            ? new Problem(
                "evaluation.award.moderator",
                "You agreed scores for this procurement, so somebody else must award. Ask a colleague who may award contracts."
            )
        : recommended
            ? new Problem(
                "evaluation.award.recommender",
                "You recommended a bid for this award, so somebody else must decide. Ask a colleague who may award contracts."
            )
        : runBy == by
            ? new Problem(
                "evaluation.award.same-person",
                "You ran the scoring, so somebody else must award. Ask a colleague who may award contracts."
            )
        : null;

    private static Problem? BelowMinimum(Placing placing) =>
        placing.Score.Status == BidStatus.BelowMinimum
            ? new Problem(
                "evaluation.award.below-minimum",
                "This bid scored below the published minimum, so it is excluded. Choose another bid.",
                "BidId"
            )
            : null;

    private static Problem? Undecided(Placing placing, bool hasTieBreak, string? departureReason) =>
        placing.IsAloneInFirst ? null
        : placing.Score.Rank == 1
            ? Written.Lacks(
                departureReason,
                8000,
                "evaluation.award.tied",
                hasTieBreak
                    ? "This bid is level in first place and the published tie-break does not separate it. Say what decided between them."
                    : "This bid is level in first place and no tie-break was published. Say what decided between them.",
                "DepartureReason"
            )
        : Written.Lacks(
            departureReason,
            8000,
            "evaluation.award.passed-over",
            $"This bid ranks {placing.Score.Rank} on social value. Say why the first is passed over, such as its price or quality.",
            "DepartureReason"
        );
}

/// <summary>Where a bid came in a run.</summary>
/// <param name="Score">Its marks and rank.</param>
/// <param name="SharesRank">Whether another bid holds the same rank.</param>
public sealed record Placing(BidScore Score, bool SharesRank)
{
    /// <summary>Whether no bid stands level with or before it.</summary>
    public bool IsAloneInFirst => Score.Rank == 1 && !SharesRank;

    /// <summary>The place of a bid in a result; null when it was not in the run.</summary>
    public static Placing? In(EvaluationResult result, string bidder) =>
        result.Bids.FirstOrDefault(bid => bid.Id == bidder) is { } score
            ? new Placing(score, result.Bids.Count(bid => bid.Rank == score.Rank) > 1)
            : null;
}
