using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements.Market;

/// <summary>A question asked of a contact before the tender, and what it said; kept as it was written.</summary>
public sealed class MarketReply : IOwnedByAuthority
{
    private const int LongestQuestion = 1_000;
    private const int LongestAnswer = 4_000;

    private MarketReply() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>Who said it.</summary>
    public Guid ContactId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly SaidOn { get; private set; }

    /// <summary>What was asked, 1 to 1,000 characters.</summary>
    public string Question { get; private set; } = "";

    /// <summary>What was said, 1 to 4,000 characters.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>Keeps what a contact said; refused while a text is missing, and on a day to come.</summary>
    /// <param name="today">The day it is in the United Kingdom.</param>
    /// <param name="contact">Who said it.</param>
    /// <param name="saidOn">The day.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="answer">What was said.</param>
    /// <param name="id">Identifier.</param>
    public static Outcome<MarketReply> Keep(
        MarketContact contact,
        DateOnly saidOn,
        string? question,
        string? answer,
        Guid id,
        DateOnly today
    )
    {
        Problem?[] problems =
        [
            saidOn > today
                ? new Problem(
                    "procurements.market-reply.day-ahead",
                    "The day has not come yet. Enter the day on which they said it.",
                    nameof(SaidOn)
                )
                : null,
            Written.Lacks(
                question,
                LongestQuestion,
                "procurements.market-reply.question",
                "Write what you asked.",
                nameof(Question)
            ),
            Written.Lacks(
                answer,
                LongestAnswer,
                "procurements.market-reply.answer",
                "Write what they said.",
                nameof(Answer)
            ),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<MarketReply>(refusals)
            : new MarketReply
            {
                Id = id,
                AuthorityId = contact.AuthorityId,
                ContactId = contact.Id,
                SaidOn = saidOn,
                Question = Written.Plain(question),
                Answer = Written.Plain(answer),
            };
    }
}
