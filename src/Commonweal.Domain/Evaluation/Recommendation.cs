using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// The bid that the evaluation leads to, put to whoever decides, with the reasons, the run and the figures they rest on. Every one is kept; the
/// last one stands until a mark or an offer changes, which withdraws it. Whoever recommends does not award.
/// </summary>
public sealed class Recommendation : IOwnedByAuthority
{
    private Recommendation() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The bid recommended.</summary>
    public Guid BidId { get; private set; }

    /// <summary>The run it rests on.</summary>
    public Guid ScoringRunId { get; private set; }

    /// <summary>Why, 1 to 8,000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What decided for a bid that is not alone in first place; null for one that is.</summary>
    public string? DepartureReason { get; private set; }

    /// <summary>All criteria of the award as they stood, for whoever decides; null where only social value is marked here.</summary>
    public ValueForMoney? Whole { get; private set; }

    /// <summary>Who recommends.</summary>
    public Guid RecommendedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RecommendedAt { get; private set; }

    /// <summary>Since when it stands no more; null while it does.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Whose change withdrew it.</summary>
    public Guid? WithdrawnBy { get; private set; }

    /// <summary>What was changed, as a sentence.</summary>
    public string? WithdrawnBecause { get; private set; }

    /// <summary>
    /// Recommends; refused while marks are missing, without a bid or reason, for a bid under the published minimum or ranked lower on all criteria, and
    /// without a word on what decided for one that is level, or ranked lower on social value alone.
    /// </summary>
    /// <param name="whole">All criteria together, on this run; null where only social value is marked here.</param>
    public static Outcome<Recommendation> Of(
        Guid id,
        ScoringRun run,
        ValueForMoney? whole,
        (Bid Bid, Placing Placing)? chosen,
        string? reason,
        string? departureReason,
        Guid by,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            whole is { IsWhole: false }
                ? Award.MarksMissing("evaluation.recommendation.marks-missing", "recommend")
                : null,
            BidProblem(run, whole, chosen?.Placing, departureReason),
            Written.Lacks(
                reason,
                8000,
                "evaluation.recommendation.reason",
                "Say why you recommend this bid.",
                nameof(Reason)
            ),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<Recommendation>(refusals)
            : new Recommendation
            {
                Id = id,
                AuthorityId = run.AuthorityId,
                ProcurementId = run.ProcurementId,
                BidId = chosen!.Value.Bid.Id,
                ScoringRunId = run.Id,
                Reason = Written.Plain(reason),
                DepartureReason = chosen.Value.Placing.IsAloneInFirst
                    ? null
                    : Written.Plain(departureReason),
                Whole = whole,
                RecommendedBy = by,
                RecommendedAt = now,
            };
    }

    private static Problem? BidProblem(
        ScoringRun run,
        ValueForMoney? whole,
        Placing? placing,
        string? departureReason
    ) =>
        placing is null
            ? new Problem(
                "evaluation.recommendation.no-bid",
                "Select the bid you recommend.",
                nameof(BidId)
            )
        : placing.IsExcluded
            ? new Problem(
                "evaluation.recommendation.below-minimum",
                "This bid scored below the published minimum, so it is excluded. Recommend another bid.",
                nameof(BidId)
            )
        : whole is { IsWhole: false } ? null
        : Award.Undecided(
            placing,
            run.Input.Rules?.TieBreak is not (null or []),
            "evaluation.recommendation",
            departureReason
        );

    /// <summary>Takes it back because what it rests on changed; once.</summary>
    public void Withdraw(string because, Guid by, DateTimeOffset now)
    {
        if (WithdrawnAt is null)
        {
            (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (now, by, because);
        }
    }
}
