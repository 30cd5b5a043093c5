using Commonweal.Domain.People;

namespace Commonweal.Domain.Contracts;

/// <summary>An awarded contract. It stays on the edition it was tendered under for life.</summary>
public sealed class Contract : IOwnedByAuthority, IOwnedBySupplier
{
    private Contract() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The supplier's name at award.</summary>
    public string SupplierName { get; private set; } = "";

    /// <summary>The procurement it came from; null when it was recorded from elsewhere.</summary>
    public Guid? ProcurementId { get; private set; }

    /// <summary>The authority's reference, unique within it.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Whole-life value net of VAT, GBP.</summary>
    public decimal Value { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>The pinned edition.</summary>
    public string Edition { get; private set; } = "";

    /// <summary>The council service it belongs to; may be empty.</summary>
    public string Service { get; private set; } = "";

    /// <summary>The ward it works in; null when it serves the whole area.</summary>
    public string? Ward { get; private set; }

    /// <summary>The contract manager; null while nobody accepted it.</summary>
    public Guid? ManagerId { get; private set; }

    /// <summary>The contract manager's name.</summary>
    public string? ManagerName { get; private set; }

    /// <summary>Since when the public may see it; null while private.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
