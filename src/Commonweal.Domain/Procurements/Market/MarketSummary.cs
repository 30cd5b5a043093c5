using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements.Market;

/// <summary>
/// What was heard before the tender and what changed because of it. Published with the tender, or kept with the reason why not
/// (Procurement Act 2023, ss.16-17: engagement is published, or it is explained why it is not).
/// </summary>
public sealed class MarketSummary : IOwnedByAuthority
{
    private const int Longest = 8_000;
    private const int LongestReason = 2_000;

    private MarketSummary() { }

    /// <summary>The procurement, which has one at most.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>What was heard and changed, 1 to 8,000 characters.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether everybody reads it once the tender is published.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Why it is not published, 1 to 2,000 characters; null when it is.</summary>
    public string? Reason { get; private set; }

    /// <summary>An empty one of a procurement.</summary>
    public static MarketSummary Of(Procurement procurement) =>
        new() { Id = procurement.Id, AuthorityId = procurement.AuthorityId };

    /// <summary>Writes it; refused while a text is missing. Bidders rely on it, so it stands once the tender is published.</summary>
    /// <param name="procurement">Its procurement.</param>
    /// <param name="publishes">Whether everybody may read it; null while nothing is chosen.</param>
    /// <param name="text">What was heard and changed.</param>
    /// <param name="reason">Why it is not published; not kept when it is.</param>
    public Outcome<Done> Write(
        Procurement procurement,
        string? text,
        bool? publishes,
        string? reason
    )
    {
        if (procurement.Refusal() is { } closed)
        {
            return closed;
        }

        Problem?[] problems =
        [
            Written.Lacks(
                text,
                Longest,
                "procurements.market-summary.text",
                "Write what you heard, and what you changed because of it.",
                nameof(Text)
            ),
            publishes is null
                ? new Problem(
                    "procurements.market-summary.choice",
                    "Select whether it is published with the tender.",
                    nameof(IsPublished)
                )
                : null,
            publishes is false
                ? Written.Lacks(
                    reason,
                    LongestReason,
                    "procurements.market-summary.reason",
                    "Say why it is not published. The law asks for it.",
                    nameof(Reason)
                )
                : null,
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<Done>(refusals);
        }

        (Text, IsPublished) = (Written.Plain(text), publishes!.Value);
        Reason = IsPublished ? null : Written.Plain(reason);
        return Outcome.Done;
    }
}
