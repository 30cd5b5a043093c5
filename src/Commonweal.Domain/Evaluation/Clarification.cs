using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// What an officer asks a bidder about one line of its opened bid, and the answer. Both stand beside the line for everybody who
/// judges it; an answer explains the offer and never changes it.
/// </summary>
public sealed class Clarification : IOwnedByAuthority, IOwnedBySupplier
{
    private const int LongestText = 4_000;

    private Clarification() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The bid.</summary>
    public Guid BidId { get; private set; }

    /// <summary>The line asked about.</summary>
    public Guid BidLineId { get; private set; }

    /// <summary>What is asked, 1 to 4,000 characters.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Who asked.</summary>
    public Guid AskedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Answers are taken before this moment, by the database's clock.</summary>
    public DateTimeOffset AnswerBefore { get; private set; }

    /// <summary>What the bidder answered, 1 to 4,000 characters; null until then.</summary>
    public string? Answer { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? AnsweredBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Asks; refused without a question, and unless the answer is awaited for a time ahead, at most a year.</summary>
    public static Outcome<Clarification> Ask(
        Guid id,
        BidLine line,
        string? question,
        DateTimeOffset? answerBefore,
        Guid by,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            Written.Lacks(
                question,
                LongestText,
                "evaluation.clarification.question",
                "Write what you ask the bidder.",
                nameof(Question)
            ),
            answerBefore is null || answerBefore <= now || answerBefore > now.AddYears(1)
                ? new Problem(
                    "evaluation.clarification.day",
                    "Enter the last day for the answer. It must be today or later, within a year.",
                    "AnswerOn"
                )
                : null,
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<Clarification>(refusals)
            : new Clarification
            {
                Id = id,
                AuthorityId = line.AuthorityId,
                SupplierId = line.SupplierId,
                BidId = line.BidId,
                BidLineId = line.Id,
                Question = Written.Plain(question),
                AskedBy = by,
                AskedAt = now,
                AnswerBefore = answerBefore!.Value.ToUniversalTime(),
            };
    }

    /// <summary>Whether the bidder may answer at that moment.</summary>
    public bool IsOpen(DateTimeOffset now) => AnsweredAt is null && now < AnswerBefore;

    /// <summary>Answers, once; refused when it was answered before or the time is over.</summary>
    public Outcome<Done> Reply(string? answer, Guid by, DateTimeOffset now)
    {
        if (AnsweredAt is not null)
        {
            return new Problem(
                "evaluation.clarification.answered",
                "This question was answered already, and the answer stands as it is. If it is wrong, write to the contact on the tender's page."
            );
        }

        if (now >= AnswerBefore)
        {
            return new Problem(
                "evaluation.clarification.late",
                "The time for an answer is over. The bid is judged as it was submitted. If something kept you from answering, write to the contact on the tender's page."
            );
        }

        if (
            Written.Lacks(
                answer,
                LongestText,
                "evaluation.clarification.answer",
                "Write your answer.",
                nameof(Answer)
            ) is
            { } refusal
        )
        {
            return refusal;
        }

        (Answer, AnsweredBy, AnsweredAt) = (Written.Plain(answer), by, now);
        return Outcome.Done;
    }
}
