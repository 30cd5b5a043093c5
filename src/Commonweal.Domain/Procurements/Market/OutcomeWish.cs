using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements.Market;

/// <summary>An outcome that residents say matters, and how many of them said so.</summary>
public sealed class OutcomeWish : IOwnedByAuthority
{
    private const int MostPeople = 10_000_000;
    private const int LongestSource = 400;

    private OutcomeWish() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The outcome in their words, 1 to 200 characters.</summary>
    public string Wish { get; private set; } = "";

    /// <summary>How many people said so, 1 or more; null where nobody counted.</summary>
    public int? People { get; private set; }

    /// <summary>Where and when they were asked, 1 to 400 characters.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Keeps a wish; refused while a text is missing.</summary>
    public static Outcome<OutcomeWish> Keep(
        Procurement procurement,
        string? wish,
        int? people,
        string? source,
        Guid id
    )
    {
        Problem?[] problems =
        [
            Written.Lacks(
                wish,
                OneLine.LongestTitle,
                "procurements.outcome-wish.text",
                "Write the outcome that matters to them.",
                nameof(Wish)
            ),
            people is < 1 or > MostPeople
                ? new Problem(
                    "procurements.outcome-wish.people",
                    "Enter how many people said so, 1 or more, or leave it empty.",
                    nameof(People)
                )
                : null,
            Written.Lacks(
                source,
                LongestSource,
                "procurements.outcome-wish.source",
                "Write where and when they were asked.",
                nameof(Source)
            ),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<OutcomeWish>(refusals)
            : new OutcomeWish
            {
                Id = id,
                AuthorityId = procurement.AuthorityId,
                ProcurementId = procurement.Id,
                Wish = Written.Plain(wish),
                People = people,
                Source = Written.Plain(source),
            };
    }
}
