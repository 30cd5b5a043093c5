using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Commonweal.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.People;

/// <summary>A one-time way in: works once, for a week. Only the hash of its token is kept.</summary>
public sealed class Invitation
{
    /// <summary>How long an invitation can be used.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    private Invitation() { }

    /// <summary>Identifier; it opens nothing.</summary>
    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>The authority joined; null when it is a supplier.</summary>
    public Guid? AuthorityId { get; private set; }

    /// <summary>The supplier joined; null when it is an authority, or a supplier that is not registered yet.</summary>
    public Guid? SupplierId { get; private set; }

    /// <summary>The role that comes with it.</summary>
    public Role Role { get; private set; }

    /// <summary>To whom it was sent; empty for the first administrator.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The name of whoever invited.</summary>
    public string InvitedBy { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>Until when.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used; null while it can be.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Whether it lets its reader register a supplier instead of joining one.</summary>
    public bool Registers => (AuthorityId, SupplierId) is (null, null);

    /// <summary>
    /// Makes an invitation to the actor's organisation, or from the public to register one; the token is told once and kept nowhere.
    /// </summary>
    public static (Invitation Invitation, string Token) For(
        Actor actor,
        Role role,
        string email,
        DateTimeOffset now
    )
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(),
            TokenHash = Hash(token),
            AuthorityId = actor.AuthorityId,
            SupplierId = actor.SupplierId,
            Role = role,
            Email = email,
            InvitedBy = actor.Name,
            InvitedAt = now,
            ExpiresAt = now + Lasts,
        };
        return (invitation, token);
    }

    /// <summary>The hash under which a token is looked up.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder) =>
        builder.Ignore(invitation => invitation.Registers);
}
