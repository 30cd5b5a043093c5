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
    /// The officer's agreement. Refused before the deadline, when the procurement is not waiting to be opened, and when the same
    /// officer agreed already.
    /// </summary>
    public static Outcome<BidOpening> Agree(
        Procurement procurement,
        IEnumerable<BidOpening> earlier,
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

        if (earlier.Any(opening => opening.AccountId == officer.AccountId))
        {
            return new Problem(
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
