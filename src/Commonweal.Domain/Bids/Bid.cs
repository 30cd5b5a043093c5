using Commonweal.Domain.People;

namespace Commonweal.Domain.Bids;

/// <summary>
/// One supplier's answer to one procurement. Until it is opened only the supplier's people see that it exists,
/// and its content is stored encrypted.
/// </summary>
public sealed class Bid : IOwnedByAuthority, IOwnedBySupplier
{
    private Bid() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The supplier's name when the bid was begun.</summary>
    public string SupplierName { get; private set; } = "";

    /// <summary>The draft answers, encrypted.</summary>
    public byte[] Draft { get; private set; } = [];

    /// <summary>Counts saves, so that two people do not overwrite each other unseen.</summary>
    public int DraftVersion { get; private set; }

    /// <summary>When the draft was last saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>When two officers opened it; null while sealed.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Price offered net of VAT, GBP; known only once opened.</summary>
    public decimal? Price { get; private set; }
}

/// <summary>One submission of a bid; the latest that was not withdrawn is the one that counts.</summary>
public sealed class BidSubmission : IOwnedByAuthority, IOwnedBySupplier
{
    private BidSubmission() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The bid.</summary>
    public Guid BidId { get; private set; }

    /// <summary>Counts the submissions of the bid, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>The answers, encrypted under the procurement's key.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>SHA-256 of the answers as submitted, in their canonical form.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>What the supplier quotes: short, unique.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>When it was received, by the database's clock.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Who submitted it.</summary>
    public Guid SubmittedBy { get; private set; }

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }
}
