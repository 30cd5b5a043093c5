using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Evaluation;

/// <summary>One evaluator's mark for one delivery statement, given alone.</summary>
public sealed class Score : IOwnedByAuthority
{
    private Score() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The bidder, who does not see it.</summary>
    public Guid SupplierId { get; private set; }

    /// <summary>The bid's line the statement belongs to.</summary>
    public Guid BidLineId { get; private set; }

    /// <summary>The account of the evaluator.</summary>
    public Guid EvaluatorId { get; private set; }

    /// <summary>The evaluator's name at the time.</summary>
    public string EvaluatorName { get; private set; } = "";

    /// <summary>0 to <see cref="ScoreLadder.Highest"/>.</summary>
    public int Mark { get; private set; }

    /// <summary>Why, 1 to 4,000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was last given.</summary>
    public DateTimeOffset ScoredAt { get; private set; }

    /// <summary>An evaluator's empty score sheet for a line; it is a score once <see cref="Give"/> succeeds.</summary>
    public static Score For(Guid id, BidLine line, EvaluatorDeclaration evaluator) =>
        new()
        {
            Id = id,
            AuthorityId = line.AuthorityId,
            SupplierId = line.SupplierId,
            BidLineId = line.Id,
            EvaluatorId = evaluator.EvaluatorId,
            EvaluatorName = evaluator.EvaluatorName,
        };

    /// <summary>Gives or changes the mark; refused without a reason, off the scale, or once locked.</summary>
    public Outcome<Done> Give(
        EvaluatorDeclaration evaluator,
        int? mark,
        string reason,
        DateTimeOffset now
    )
    {
        if (evaluator.LacksScoring() is { } refusal)
        {
            return refusal;
        }

        Problem[] problems = [.. Refusals(mark, reason)];
        if (problems.Length > 0)
        {
            return Outcome.Refused<Done>(problems);
        }

        (Mark, Reason, ScoredAt) = (mark!.Value, Written.Plain(reason), now);
        return Outcome.Done;
    }

    /// <summary>What keeps a mark and its reason from being recorded, at the fields <c>Mark</c> and <c>Reason</c>.</summary>
    internal static IEnumerable<Problem> Refusals(int? mark, string reason)
    {
        if (mark is not (>= 0 and <= ScoreLadder.Highest))
        {
            yield return new Problem(
                "evaluation.mark.missing",
                $"Select a score from 0 to {ScoreLadder.Highest}.",
                "Mark"
            );
        }

        if (
            Written.Lacks(
                reason,
                4000,
                "evaluation.mark.reason",
                "Say why the statement earns this score.",
                "Reason"
            ) is
            { } unreasoned
        )
        {
            yield return unreasoned;
        }
    }
}
