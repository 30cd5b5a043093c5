using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements.Market;

/// <summary>What is written down about an event.</summary>
/// <param name="Title">What it is, 1 to 200 characters in one line.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Place">Where, or how to join online; 1 to 400 characters.</param>
/// <param name="Invited">The contacts that were invited.</param>
/// <param name="Came">Those that came, invited or not.</param>
public sealed record EventFacts(
    string? Title,
    DateOnly HeldOn,
    string? Place,
    IReadOnlyCollection<Guid> Invited,
    IReadOnlyCollection<Guid> Came
);

/// <summary>A meeting, visit or call at which the market or the community is asked before a tender.</summary>
public sealed class MarketEvent : IOwnedByAuthority
{
    private const int LongestPlace = 400;

    private MarketEvent() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>What it is, 1 to 200 characters.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The day it is or was held.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Where, or how to join online.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The contacts that were invited.</summary>
    public List<Guid> Invited { get; private set; } = [];

    /// <summary>The contacts that came.</summary>
    public List<Guid> Came { get; private set; } = [];

    /// <summary>A new event of a procurement.</summary>
    /// <param name="contacts">The procurement's contacts: others are neither invited nor come.</param>
    /// <param name="procurement">The procurement.</param>
    /// <param name="facts">What is written down.</param>
    /// <param name="id">Identifier.</param>
    public static Outcome<MarketEvent> Add(
        Procurement procurement,
        EventFacts facts,
        IReadOnlyCollection<Guid> contacts,
        Guid id
    ) =>
        new MarketEvent
        {
            Id = id,
            AuthorityId = procurement.AuthorityId,
            ProcurementId = procurement.Id,
        }.Change(facts, contacts);

    /// <summary>Writes the facts anew; answers the event.</summary>
    public Outcome<MarketEvent> Change(EventFacts facts, IReadOnlyCollection<Guid> contacts)
    {
        Problem?[] problems =
        [
            Written.Lacks(
                facts.Title,
                OneLine.LongestTitle,
                "procurements.market-event.title",
                "Write what it is.",
                nameof(Title)
            )
                ?? OneLine.Hides(
                    facts.Title!.Trim(),
                    "procurements.market-event.title-signs",
                    "The name",
                    nameof(Title)
                ),
            facts.HeldOn > Dates.Latest
                ? new Problem(
                    "procurements.market-event.too-late",
                    "The day lies too far ahead. Check the year.",
                    nameof(HeldOn)
                )
                : null,
            Written.Lacks(
                facts.Place,
                LongestPlace,
                "procurements.market-event.place",
                "Write where it is held, or how to join online.",
                nameof(Place)
            ),
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<MarketEvent>(refusals);
        }

        (Title, HeldOn, Place) = (
            Written.Plain(facts.Title),
            facts.HeldOn,
            Written.Plain(facts.Place)
        );
        (Invited, Came) = (
            [.. facts.Invited.Intersect(contacts)],
            [.. facts.Came.Intersect(contacts)]
        );
        return this;
    }
}
