using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements.Market;

/// <summary>An organisation that wants to come to a public event; only the council reads it.</summary>
public sealed class EventInterest : IOwnedByAuthority
{
    private const int LongestNeeds = 1_000;

    private EventInterest() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The event.</summary>
    public Guid EventId { get; private set; }

    /// <summary>Its name, 1 to 200 characters in one line.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>Where news of the event go.</summary>
    public string Email { get; private set; } = "";

    /// <summary>What they need to take part, up to 1,000 characters; null where they named nothing.</summary>
    public string? AccessNeeds { get; private set; }

    /// <summary>When they registered.</summary>
    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>Registers; refused once nobody can, and without a name.</summary>
    /// <param name="notice">The event, as everybody reads it.</param>
    /// <param name="organisation">Its name.</param>
    /// <param name="email">An address whose form was checked.</param>
    /// <param name="accessNeeds">What they need to take part; may be empty.</param>
    /// <param name="id">Identifier.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="today">The day it is in the United Kingdom.</param>
    public static Outcome<EventInterest> Register(
        EventNotice notice,
        string? organisation,
        string email,
        string? accessNeeds,
        Guid id,
        DateTimeOffset now,
        DateOnly today
    )
    {
        if (notice.RefusesInterest(today) is { } closed)
        {
            return closed;
        }

        Problem?[] problems =
        [
            Written.Lacks(
                organisation,
                OneLine.LongestTitle,
                "procurements.event-interest.organisation",
                "Write the name of your organisation, or your own if you come for yourself.",
                nameof(Organisation)
            )
                ?? OneLine.Hides(
                    organisation!.Trim(),
                    "procurements.event-interest.organisation-signs",
                    "The name",
                    nameof(Organisation)
                ),
            Written.Plain(accessNeeds).Length > LongestNeeds
                ? new Problem(
                    "procurements.event-interest.needs",
                    $"Say what you need in up to {Quantity.Display(LongestNeeds)} characters.",
                    nameof(AccessNeeds)
                )
                : null,
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<EventInterest>(refusals)
            : new EventInterest
            {
                Id = id,
                AuthorityId = notice.AuthorityId,
                EventId = notice.Id,
                Organisation = Written.Plain(organisation),
                Email = email,
                AccessNeeds = Written.PlainOrNull(accessNeeds),
                RegisteredAt = now,
            };
    }
}
