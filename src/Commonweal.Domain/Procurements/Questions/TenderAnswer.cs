using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements.Questions;

/// <summary>What an officer makes of a question.</summary>
/// <param name="Answers">Whether it is answered to all, or refused an answer; null while nothing is chosen.</param>
/// <param name="Question">The question as everybody reads it, without a word that tells who asked; when it is answered.</param>
/// <param name="Answer">The answer everybody reads; when it is answered.</param>
/// <param name="Refusal">Why it gets none, for the asker alone; when it is refused.</param>
/// <param name="TellsWho">That it may stand though it could tell who asked; asked for only where it seems to.</param>
public sealed record Reply(
    bool? Answers,
    string? Question,
    string? Answer,
    string? Refusal,
    bool TellsWho = false
);

/// <summary>
/// What became of a question: an answer that everybody reads, dated and numbered, or a refusal that the asker reads. Written once.
/// </summary>
public sealed class TenderAnswer : IOwnedByAuthority
{
    private const int Longest = 4_000;
    private const int LongestRefusal = 2_000;

    private TenderAnswer() { }

    /// <summary>The question it answers.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The tender.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>Its number among the answers of the tender, from 1; null for a refusal.</summary>
    public int? Number { get; private set; }

    /// <summary>The question in words that do not tell who asked, 1 to 4,000 characters; null for a refusal.</summary>
    public string? Question { get; private set; }

    /// <summary>The answer, 1 to 4,000 characters; null for a refusal.</summary>
    public string? Answer { get; private set; }

    /// <summary>Why there is no answer, 1 to 2,000 characters; null when there is one.</summary>
    public string? Refusal { get; private set; }

    /// <summary>When, by the database's clock.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Answers to all or refuses; refused once the deadline has passed, and while a text is missing.</summary>
    /// <param name="procurement">The tender.</param>
    /// <param name="question">The question.</param>
    /// <param name="reply">What the officer wrote.</param>
    /// <param name="number">The next number among the answers.</param>
    /// <param name="now">The database's clock.</param>
    public static Outcome<TenderAnswer> To(
        Procurement procurement,
        TenderQuestion question,
        Reply reply,
        int number,
        DateTimeOffset now
    )
    {
        if (!procurement.IsOpenAt(now))
        {
            return new Problem(
                "procurements.answer.closed",
                "Bids are no longer received, so an answer would come too late for the bidders. Nothing more is answered here."
            );
        }

        if (Lacks(question, reply).OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<TenderAnswer>(refusals);
        }

        var answer = new TenderAnswer
        {
            Id = question.Id,
            AuthorityId = procurement.AuthorityId,
            ProcurementId = procurement.Id,
            PublishedAt = now,
        };
        if (reply.Answers is true)
        {
            answer.Number = number;
            answer.Question = Written.Plain(reply.Question);
            answer.Answer = Written.Plain(reply.Answer);
        }
        else
        {
            answer.Refusal = Written.Plain(reply.Refusal);
        }

        return answer;
    }

    private static IEnumerable<Problem?> Lacks(TenderQuestion question, Reply reply) =>
        reply.Answers switch
        {
            true =>
            [
                Written.Lacks(
                    reply.Question,
                    Longest,
                    "procurements.answer.question-length",
                    "Write the question as everybody will read it.",
                    nameof(Question)
                ),
                Tells(question, reply),
                Written.Lacks(
                    reply.Answer,
                    Longest,
                    "procurements.answer.length",
                    "Write the answer.",
                    nameof(Answer)
                ),
            ],
            false =>
            [
                Written.Lacks(
                    reply.Refusal,
                    LongestRefusal,
                    "procurements.answer.refusal-length",
                    "Say why the question gets no answer. The bidder who asked reads it.",
                    nameof(Refusal)
                ),
            ],
            null =>
            [
                new Problem(
                    "procurements.answer.choice",
                    "Select whether you answer the question or say why it gets no answer.",
                    nameof(Reply.Answers)
                ),
            ],
        };

    private static Problem? Tells(TenderQuestion question, Reply reply)
    {
        var text = Written.Plain(reply.Question);
        return
            !reply.TellsWho
            && (
                (question.TellsWho() is not null && text == question.Asked)
                || PersonalHint.In(text, "The question") is not null
            )
            ? new Problem(
                "procurements.answer.tells-who",
                "The question could tell everybody who asks. Take names, addresses and telephone numbers out, or confirm that it may stand as it is.",
                nameof(Question)
            )
            : null;
    }
}
