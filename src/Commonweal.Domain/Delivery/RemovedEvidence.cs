using Commonweal.Domain.People;

namespace Commonweal.Domain.Delivery;

/// <summary>
/// What is still known of a file of evidence that was taken off its claim: its bytes count for the day on which it was added, and
/// its content stays where a sent report named it.
/// </summary>
public sealed class RemovedEvidence : IOwnedByAuthority, IOwnedBySupplier
{
    private RemovedEvidence() { }

    /// <summary>Identifier: that of the file.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The claim it supported.</summary>
    public Guid ClaimId { get; private set; }

    /// <summary>Size in bytes, more than zero.</summary>
    public long Bytes { get; private set; }

    /// <summary>SHA-256 of the content.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>When it was added.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Whether its report was sent while the file was in it.</summary>
    public bool WasSent { get; private set; }

    /// <summary>Notes a file that is taken off a claim of a report.</summary>
    public static RemovedEvidence Of(EvidenceFile file, DeliveryReport report) =>
        new()
        {
            Id = file.Id,
            AuthorityId = file.AuthorityId,
            SupplierId = file.SupplierId,
            ClaimId = file.ClaimId,
            Bytes = file.Bytes,
            Sha256 = file.Sha256,
            UploadedAt = file.UploadedAt,
            WasSent = file.UploadedAt <= report.SentAt,
        };
}
