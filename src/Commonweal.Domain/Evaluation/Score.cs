using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;

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

    /// <summary>0 to the highest score published.</summary>
    public int Mark { get; private set; }

    /// <summary>Why, 1 to 4,000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The words it rests on, 1 to 2,000 characters; null at 0 where there are none.</summary>
    public string? Passage { get; private set; }

    /// <summary>Whether it rests on an assumption about what the passage means.</summary>
    public bool Assumes { get; private set; }

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

    /// <summary>Gives or changes the mark; refused without a reason and a passage, off the scale, or once locked.</summary>
    public Outcome<Done> Give(
        EvaluatorDeclaration evaluator,
        Judgement judgement,
        Judged judged,
        DateTimeOffset now
    )
    {
        if (evaluator.LacksScoring() is { } refusal)
        {
            return refusal;
        }

        Problem[] problems = [.. judged.Refusals(judgement)];
        if (problems.Length > 0)
        {
            return Outcome.Refused<Done>(problems);
        }

        (Mark, Reason, ScoredAt) = (judgement.Mark!.Value, Written.Plain(judgement.Reason), now);
        (Passage, Assumes) = (Written.PlainOrNull(judgement.Passage), judgement.Assumes);
        return Outcome.Done;
    }

    /// <summary>
    /// Whether every evaluator, two at least, relied on the same passage and made an assumption about it: then all may misread it alike, and
    /// the bidder is better asked.
    /// </summary>
    public static bool RestOnOneAssumption(
        IReadOnlyCollection<(string? Passage, bool Assumes)> given
    )
    {
        string?[] passages =
        [
            .. given
                .Where(one => one.Assumes)
                .Select(one => one.Passage)
                .OfType<string>()
                .Select(Judged.Flat),
        ];
        var shortest = passages.MinBy(passage => passage!.Length);
        return passages.Length > 1
            && passages.Length == given.Count
            && passages.All(passage =>
                passage!.Contains(shortest!, StringComparison.OrdinalIgnoreCase)
            );
    }
}
