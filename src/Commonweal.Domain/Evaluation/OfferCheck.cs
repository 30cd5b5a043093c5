using Commonweal.Domain.Bids;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// That somebody looked at a line of an opened bid for additionality, and how much of it they accepted. Every look is kept; the
/// last one counts. A line nobody looked at keeps the scoring from being run.
/// </summary>
public sealed class OfferCheck : IOwnedByAuthority, IOwnedBySupplier
{
    private OfferCheck() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The line.</summary>
    public Guid BidLineId { get; private set; }

    /// <summary>Accepted of it, in the measure's unit.</summary>
    public decimal AcceptedQuantity { get; private set; }

    /// <summary>Why, 1 to 2,000 characters; null where it was accepted as offered without a word.</summary>
    public string? Reason { get; private set; }

    /// <summary>Who looked.</summary>
    public Guid CheckedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset CheckedAt { get; private set; }

    /// <summary>Keeps a look at a line, with what is accepted of it now.</summary>
    public static OfferCheck Of(
        Guid id,
        BidLine line,
        string? reason,
        Guid by,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            AuthorityId = line.AuthorityId,
            SupplierId = line.SupplierId,
            BidLineId = line.Id,
            AcceptedQuantity = line.AcceptedQuantity,
            Reason = reason,
            CheckedBy = by,
            CheckedAt = now,
        };
}
