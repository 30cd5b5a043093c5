using Commonweal.Domain.Common;
using Commonweal.Domain.Evidence;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Delivery;

/// <summary>A file that supports a claim. Its content is known by its hash; the name a person gave is only a label.</summary>
public sealed class EvidenceFile : IOwnedByAuthority, IOwnedBySupplier
{
    /// <summary>The most files one claim may have.</summary>
    public const int MostPerClaim = 20;

    /// <summary>The most bytes one supplier may add in 24 hours, removed ones too: 500 MB.</summary>
    public const long MostBytesPerDay = 500L * 1024 * 1024;

    private EvidenceFile() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The claim it supports; evidence belongs to one claim.</summary>
    public Guid ClaimId { get; private set; }

    /// <summary>The name shown and offered for download: no folders, no control characters, at most 120 characters.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The type found by looking at the content.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>Size in bytes, more than zero.</summary>
    public long Bytes { get; private set; }

    /// <summary>SHA-256 of the content, under which it is stored.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>When it was added.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Who added it.</summary>
    public Guid UploadedBy { get; private set; }

    /// <summary>
    /// Adds a file to a claim. Refused when the claim has it already (<c>delivery.evidence.same-file</c>) or is full
    /// (<c>delivery.evidence.too-many</c>).
    /// </summary>
    /// <param name="others">The hashes of the claim's files so far.</param>
    public static Outcome<EvidenceFile> Attach(
        Guid id,
        Claim claim,
        IReadOnlyCollection<byte[]> others,
        FileContent content,
        string name,
        DateTimeOffset now,
        Guid by
    )
    {
        if (others.Any(other => other.AsSpan().SequenceEqual(content.Sha256)))
        {
            return new Problem(
                "delivery.evidence.same-file",
                "This file supports the claim already. Choose another one.",
                "File"
            );
        }

        return Full(others.Count) is { } full
            ? full
            : new EvidenceFile
            {
                Id = id,
                AuthorityId = claim.AuthorityId,
                SupplierId = claim.SupplierId,
                ClaimId = claim.Id,
                FileName = FileLabel.Of(name),
                MediaType = content.MediaType,
                Bytes = content.Bytes,
                Sha256 = content.Sha256,
                UploadedAt = now,
                UploadedBy = by,
            };
    }

    /// <summary>Null while a claim with this many files takes another; otherwise <c>delivery.evidence.too-many</c>.</summary>
    public static Problem? Full(int files) =>
        files < MostPerClaim
            ? null
            : new Problem(
                "delivery.evidence.too-many",
                $"A claim may have {MostPerClaim} files. Put several pages into one document, or remove a file first.",
                "File"
            );

    /// <summary>
    /// Null while a supplier may have added this many bytes in the last 24 hours; otherwise
    /// <c>delivery.evidence.enough-today</c>.
    /// </summary>
    public static Problem? Enough(long bytes) =>
        bytes <= MostBytesPerDay
            ? null
            : new Problem(
                "delivery.evidence.enough-today",
                $"Your organisation may add {MostBytesPerDay / 1024 / 1024} MB of files in 24 hours, removed files included, and this would be more. Add the rest tomorrow, or save them smaller.",
                "File"
            );
}
