using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// The bid that the evaluation leads to, put to whoever decides, with the reasons and the run they rest on. Every one is kept; the last one
/// stands. Whoever recommends does not award.
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

    /// <summary>Who recommends.</summary>
    public Guid RecommendedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RecommendedAt { get; private set; }

    /// <summary>Recommends; refused without a bid or reason, and for a bid under the published minimum.</summary>
    public static Outcome<Recommendation> Of(
        Guid id,
        ScoringRun run,
        (Bid Bid, Placing Placing)? chosen,
        string? reason,
        Guid by,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            chosen is null
                ? new Problem(
                    "evaluation.recommendation.no-bid",
                    "Select the bid you recommend.",
                    nameof(BidId)
                )
            : chosen.Value.Placing.Score.Status == BidStatus.BelowMinimum
                ? new Problem(
                    "evaluation.recommendation.below-minimum",
                    "This bid scored below the published minimum, so it is excluded. Recommend another bid.",
                    nameof(BidId)
                )
            : null,
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
                RecommendedBy = by,
                RecommendedAt = now,
            };
    }
}
