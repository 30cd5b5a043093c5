using Commonweal.Domain.Common;

namespace Commonweal.Domain.People;

/// <summary>
/// Who acts, for whom, and in which roles. Every act takes one and asks it; there is no ambient user.
/// A person acts for one authority or one supplier at a time, never for both.
/// </summary>
public sealed record Actor
{
    private Actor() { }

    /// <summary>The account; <see cref="Guid.Empty"/> for the public and for the system.</summary>
    public Guid AccountId { get; private init; }

    /// <summary>The name the audit log shows.</summary>
    public required string Name { get; init; }

    /// <summary>The authority acted for; null for suppliers and the public.</summary>
    public Guid? AuthorityId { get; private init; }

    /// <summary>The supplier acted for; null for authorities and the public.</summary>
    public Guid? SupplierId { get; private init; }

    /// <summary>The roles held there; empty for the public.</summary>
    public IReadOnlyList<Role> Roles { get; private init; } = [];

    /// <summary>
    /// How far the authority's record had come when the page was opened that the act is sent from; null where nobody looked at
    /// anything, as in the jobs of the service itself.
    /// </summary>
    public long? HasRead { get; init; }

    /// <summary>Anyone, not signed in: sees only what is published.</summary>
    public static Actor Public { get; } = new() { Name = "the public" };

    /// <summary>A signed-in person who has not chosen, or has no, organisation.</summary>
    public static Actor SignedIn(Guid accountId, string name) =>
        new() { AccountId = accountId, Name = name };

    /// <summary>A person of an authority.</summary>
    public static Actor OfAuthority(
        Guid accountId,
        string name,
        Guid authorityId,
        params Role[] roles
    ) =>
        new()
        {
            AccountId = accountId,
            Name = name,
            AuthorityId = authorityId,
            Roles = roles,
        };

    /// <summary>A person of a supplier.</summary>
    public static Actor OfSupplier(
        Guid accountId,
        string name,
        Guid supplierId,
        params Role[] roles
    ) =>
        new()
        {
            AccountId = accountId,
            Name = name,
            SupplierId = supplierId,
            Roles = roles,
        };

    /// <summary>Whether any of the roles held allows it.</summary>
    public bool Can(Permission permission) =>
        Roles.Any(role => RolePermissions.Of(role).Contains(permission));

    /// <summary>Null when allowed; otherwise the refusal <c>people.actor.not-allowed</c>.</summary>
    public Problem? Lacks(Permission permission) =>
        Can(permission)
            ? null
            : new Problem(
                "people.actor.not-allowed",
                "You do not have permission to do this. Ask your administrator to give you a role that includes it."
            );
}
