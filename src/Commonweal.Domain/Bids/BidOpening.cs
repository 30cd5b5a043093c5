using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Bids;

/// <summary>One officer's agreement to open the bids of a procurement; the second one opens them.</summary>
public sealed class BidOpening : IOwnedByAuthority
{
    private BidOpening() { }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The officer.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>The officer's name at the time.</summary>
    public string AccountName { get; private set; } = "";

    /// <summary>When, by the database's clock.</summary>
    public DateTimeOffset AgreedAt { get; private set; }

    /// <summary>
    /// The officer's agreement: a new one, or the one given before when another has come to stand beside it since. Refused before
    /// the deadline, when the procurement is not waiting to be opened, and when the same officer agreed already and nobody else.
    /// </summary>
    /// <param name="procurement">The procurement.</param>
    /// <param name="standing">The agreements of people who may still open bids.</param>
    /// <param name="officer">Who agrees.</param>
    /// <param name="now">By the database's clock.</param>
    public static Outcome<BidOpening> Agree(
        Procurement procurement,
        IReadOnlyCollection<BidOpening> standing,
        Actor officer,
        DateTimeOffset now
    )
    {
        if (procurement.Stage is not ProcurementStage.Published)
        {
            return new Problem(
                "bids.opening.not-waiting",
                procurement.OpenedAt is null
                    ? "This procurement takes no bids, so there is nothing to open."
                    : "The bids are open already. Go to the procurement to read them."
            );
        }

        if (procurement.Deadline is not { } deadline || now < deadline)
        {
            return new Problem(
                "bids.opening.too-early",
                "Bids stay sealed until the deadline has passed. Come back after it."
            );
        }

        if (standing.FirstOrDefault(given => given.AccountId == officer.AccountId) is { } own)
        {
            return standing.Count > 1
                ? own
                : new Problem(
                    "bids.opening.agreed-already",
                    "You agreed already. A second officer has to agree before the bids open."
                );
        }

        return new BidOpening
        {
            ProcurementId = procurement.Id,
            AuthorityId = procurement.AuthorityId,
            AccountId = officer.AccountId,
            AccountName = officer.Name,
            AgreedAt = now,
        };
    }
}
