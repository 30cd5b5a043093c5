using Microsoft.AspNetCore.Identity;

namespace Commonweal.Service.People;

/// <summary>A person who can sign in. What they may do is in their memberships, never here.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The name colleagues and the audit log see.</summary>
    public string Name { get; set; } = "";

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
