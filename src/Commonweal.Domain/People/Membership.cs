namespace Commonweal.Domain.People;

/// <summary>One role of one person in one organisation.</summary>
public sealed class Membership
{
    private Membership() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The person.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>The authority; null when it is a supplier's.</summary>
    public Guid? AuthorityId { get; private set; }

    /// <summary>The supplier; null when it is an authority's.</summary>
    public Guid? SupplierId { get; private set; }

    /// <summary>The role.</summary>
    public Role Role { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset GrantedAt { get; private set; }

    /// <summary>Until when; null while it is held. One that has ended stays on record and gives nothing.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>A role in the actor's organisation.</summary>
    public static Membership In(
        Actor organisation,
        Guid id,
        Guid accountId,
        Role role,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            AccountId = accountId,
            AuthorityId = organisation.AuthorityId,
            SupplierId = organisation.SupplierId,
            Role = role,
            GrantedAt = now,
        };

    /// <summary>Takes the role away.</summary>
    public void End(DateTimeOffset now) => EndedAt = now;
}
