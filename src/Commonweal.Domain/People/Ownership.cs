namespace Commonweal.Domain.People;

/// <summary>A row that belongs to one authority.</summary>
public interface IOwnedByAuthority
{
    /// <summary>The authority it belongs to.</summary>
    Guid AuthorityId { get; }
}

/// <summary>A row that belongs to one supplier; beside <see cref="IOwnedByAuthority"/>, to both parties.</summary>
public interface IOwnedBySupplier
{
    /// <summary>The supplier it belongs to.</summary>
    Guid SupplierId { get; }
}
