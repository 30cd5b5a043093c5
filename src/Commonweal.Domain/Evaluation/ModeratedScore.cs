using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Evaluation;

/// <summary>The panel's agreed mark for one delivery statement. It starts empty, never at the mean of the scores.</summary>
public sealed class ModeratedScore : IOwnedByAuthority, IOwnedBySupplier
{
    internal static Problem OwnScore { get; } =
        new(
            "evaluation.moderation.own-score",
            "You declared as an evaluator of this procurement, so you cannot moderate it. Ask a colleague who is not on its panel."
        );

    private static Problem NoScores { get; } =
        new(
            "evaluation.moderation.no-score-counts",
            "No evaluator's score counts for this statement any more: whoever scored it declared an interest in a bidder or was released. A panel agrees on scores that were given, so none can be agreed here. Set the bid aside where there is a ground for it, or cancel the procurement and begin anew."
        );

    private ModeratedScore() { }

    /// <summary>The bid's line the statement belongs to.</summary>
    public Guid BidLineId { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>0 to the highest score published.</summary>
    public int Mark { get; private set; }

    /// <summary>Why the panel agreed it, 1 to 4,000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The words it rests on, 1 to 2,000 characters; null at 0 where there are none.</summary>
    public string? Passage { get; private set; }

    /// <summary>Why it is a mark no evaluator gave; null when one did.</summary>
    public string? DepartureReason { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid ModeratedBy { get; private set; }

    /// <summary>When it was last recorded.</summary>
    public DateTimeOffset ModeratedAt { get; private set; }

    /// <summary>An empty sheet for a line; it is a mark once <see cref="Agree"/> succeeds.</summary>
    public static ModeratedScore For(BidLine line) =>
        new()
        {
            BidLineId = line.Id,
            AuthorityId = line.AuthorityId,
            SupplierId = line.SupplierId,
        };

    /// <summary>
    /// Records what the panel agreed. Refused where no score counts, without a reason, or with a mark that nobody gave and no word on why.
    /// </summary>
    /// <param name="scores">Those that count: of evaluators who were not released and have no interest in a bidder.</param>
    public Outcome<Done> Agree(
        IReadOnlyList<Score> scores,
        Judgement judgement,
        Judged judged,
        string? departureReason,
        Guid moderator,
        DateTimeOffset now
    )
    {
        if (scores.Count == 0)
        {
            return NoScores;
        }

        Problem[] problems = [.. judged.Refusals(judgement)];
        if (problems.Length > 0)
        {
            return Outcome.Refused<Done>(problems);
        }

        var mark = judgement.Mark!.Value;
        var departs = scores.All(score => score.Mark != mark);
        if (
            departs
            && Written.Lacks(
                departureReason,
                4000,
                "evaluation.moderation.departure-unexplained",
                $"No evaluator gave {mark}. Say what the panel saw that each of them did not.",
                "DepartureReason"
            )
                is { } unexplained
        )
        {
            return unexplained;
        }

        (Mark, Reason, DepartureReason) = (
            mark,
            Written.Plain(judgement.Reason),
            departs ? Written.Plain(departureReason) : null
        );
        Passage = Written.PlainOrNull(judgement.Passage);
        (ModeratedBy, ModeratedAt) = (moderator, now);
        return Outcome.Done;
    }
}
