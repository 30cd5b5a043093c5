using Commonweal.Domain.People;
using Commonweal.Service.Procurements.Ocds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Procurements;

/// <summary>A release as it was published, kept whole and never changed.</summary>
public sealed class ImportedRelease : IOwnedByAuthority
{
    private ImportedRelease() { }

    internal ImportedRelease(
        Guid id,
        Guid authorityId,
        Guid procurementId,
        AcceptedRelease release,
        DateTimeOffset now
    )
    {
        Id = id;
        AuthorityId = authorityId;
        ProcurementId = procurementId;
        Ocid = release.Release.Ocid;
        ReleaseId = release.Release.Id;
        Raw = release.Json;
        ImportedAt = now;
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The open contracting id it belongs to.</summary>
    public string Ocid { get; private set; } = "";

    /// <summary>Its own id within the ocid.</summary>
    public string ReleaseId { get; private set; } = "";

    /// <summary>Its JSON as published.</summary>
    public string Raw { get; private set; } = "";

    /// <summary>The procurement it tells about.</summary>
    public Guid? ProcurementId { get; private set; }

    /// <summary>When it was imported.</summary>
    public DateTimeOffset ImportedAt { get; private set; }
}

internal sealed class ImportedReleaseTable : IEntityTypeConfiguration<ImportedRelease>
{
    public void Configure(EntityTypeBuilder<ImportedRelease> builder) =>
        builder.Property(release => release.Id).ValueGeneratedNever();
}
