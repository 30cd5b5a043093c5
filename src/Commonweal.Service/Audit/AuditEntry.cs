using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Audit;

/// <summary>One entry of an organisation's chain, as read back. The database writes it; nothing here can.</summary>
public sealed class AuditEntry
{
    /// <summary>The organisation whose record it is; all zeros is the platform.</summary>
    public Guid ScopeId { get; private set; }

    /// <summary>Its place in the chain, from 1, without gaps.</summary>
    public long N { get; private set; }

    /// <summary>When, by the database's clock.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>What was done, as <c>subject.verb</c>.</summary>
    public string Act { get; private set; } = "";

    /// <summary>To what.</summary>
    public Guid? SubjectId { get; private set; }

    /// <summary>The whole entry as hashed, in JSON.</summary>
    public string Entry { get; private set; } = "";

    /// <summary>Hash of the entry before; empty for the first.</summary>
    public byte[] PreviousHash { get; private set; } = [];

    /// <summary>SHA-256 over the previous hash, number, time and entry.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>What the hashed entry says; null for one that was tampered with beyond reading, which may not even be JSON.</summary>
    internal AuditText? Read()
    {
        try
        {
            var json = JsonElement.Parse(Entry);
            return new AuditText(
                json.GetProperty("act").GetString(),
                json.GetProperty("by").GetString() ?? "",
                json.GetProperty("account").GetGuid(),
                json.GetProperty("subject").GetGuid(),
                json.GetProperty("details")
            );
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            return null;
        }
    }
}

/// <summary>An entry as <see cref="AuditRecord"/> wrote it.</summary>
internal sealed record AuditText(
    string? Act,
    string By,
    Guid AccountId,
    Guid SubjectId,
    JsonElement Details
);

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder) =>
        builder.HasKey(entry => new { entry.ScopeId, entry.N });
}
