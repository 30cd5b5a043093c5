using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>
/// Turns answers into what the database may hold. Each seal names what it was made for, so that bytes moved to another bid or
/// version do not open there, and is padded: its length tells a reader of the database next to nothing of what it holds.
/// </summary>
internal static class BidSealing
{
    /// <summary>The shortest that is sealed, in bytes; longer content fills the next power of two.</summary>
    private const int Shortest = 64 * 1024;

    private const byte End = 0x80;

    public static byte[] SealDraft(MasterKey master, Guid bidId, BidAnswers answers) =>
        Seal(master.For(Draft(bidId)), CanonicalAnswers.Write(answers), Draft(bidId));

    /// <summary>The answers, or a refusal when the draft was saved under another master key.</summary>
    public static Outcome<BidAnswers> OpenDraft(MasterKey master, Guid bidId, byte[] draft)
    {
        try
        {
            return CanonicalAnswers.Read(Open(master.For(Draft(bidId)), draft, Draft(bidId)));
        }
        catch (CryptographicException)
        {
            return new Problem(
                "bids.draft.sealed-otherwise",
                "The saved answers of this bid were sealed with another master key than this site has now, so they cannot be read. Nothing was changed. Tell whoever runs this site at once: they restore the master key file from its backup. If the deadline is near, tell the authority as well."
            );
        }
    }

    public static byte[] SealUpload(MasterKey master, Guid bidId, byte[] content) =>
        Seal(master.For(Upload(bidId)), content, Upload(bidId));

    public static byte[] OpenUpload(MasterKey master, Guid bidId, byte[] content) =>
        Open(master.For(Upload(bidId)), content, Upload(bidId));

    public static byte[] SealNote(MasterKey master, Guid bidId, Guid noteId, string text) =>
        Seal(master.For(Note(bidId, noteId)), Encoding.UTF8.GetBytes(text), Note(bidId, noteId));

    public static string OpenNote(MasterKey master, Guid bidId, Guid noteId, byte[] text) =>
        Encoding.UTF8.GetString(
            Open(master.For(Note(bidId, noteId)), text, Note(bidId, noteId)).ToArray()
        );

    /// <summary>
    /// What is sealed, and what its fingerprint is of: a salt of the bid's own, then the answers. Without the salt, whoever
    /// sees the fingerprint could try prices until one fits.
    /// </summary>
    public static byte[] Salted(MasterKey master, Guid bidId, BidAnswers answers) =>
        [.. master.For(Salt(bidId)), .. CanonicalAnswers.Write(answers)];

    public static byte[] SealSubmission(byte[] tenderKey, Bid bid, byte[] salted) =>
        Seal(tenderKey, salted, Submission(bid.ProcurementId, bid.Id, bid.NextVersion));

    /// <summary>The answers, or a refusal when the bytes or their hash are not those that were submitted.</summary>
    public static Outcome<BidAnswers> OpenSubmission(
        byte[] tenderKey,
        Guid procurementId,
        SealedBid submitted
    )
    {
        try
        {
            var salted = Open(
                tenderKey,
                submitted.Sealed,
                Submission(procurementId, submitted.BidId, submitted.Version)
            );
            return SHA256.HashData(salted).AsSpan().SequenceEqual(submitted.Sha256)
                ? CanonicalAnswers.Read(salted.AsMemory(MasterKey.Bytes))
                : Altered(submitted);
        }
        catch (CryptographicException)
        {
            return Altered(submitted);
        }
    }

    private static byte[] Seal(byte[] key, byte[] content, string place)
    {
        var padded = new byte[PaddedLength(content.Length)];
        content.CopyTo(padded, 0);
        padded[content.Length] = End;
        return MasterKey.Seal(key, padded, place);
    }

    private static byte[] Open(byte[] key, byte[] sealedBytes, string place)
    {
        var padded = MasterKey.Open(key, sealedBytes, place);
        var end = padded.AsSpan().LastIndexOfAnyExcept((byte)0);
        return end >= 0 && padded[end] == End && padded.Length == PaddedLength(end)
            ? padded[..end]
            : throw new CryptographicException("Not padded as it was when it was sealed.");
    }

    private static int PaddedLength(int content) =>
        int.Max(Shortest, (int)BitOperations.RoundUpToPowerOf2((uint)content + 1));

    private static Problem Altered(SealedBid submitted) =>
        new(
            "bids.opening.altered",
            $"The submission with receipt {submitted.Receipt} is not what its supplier submitted: its seal or its hash does not fit. Nothing was opened. Keep the database as it is and call your system administrator."
        );

    private static string Salt(Guid bidId) => $"bid-salt/{bidId}";

    private static string Upload(Guid bidId) => $"bid-upload/{bidId}";

    private static string Note(Guid bidId, Guid noteId) => $"bid-note/{bidId}/{noteId}";

    private static string Draft(Guid bidId) => $"bid-draft/{bidId}";

    private static string Submission(Guid procurementId, Guid bidId, int version) =>
        FormattableString.Invariant($"bid/{procurementId}/{bidId}/{version}");
}

/// <summary>One row of the database function <c>open_sealed_bids</c>.</summary>
internal sealed record SealedBid(
    Guid BidId,
    int Version,
    byte[] Sealed,
    byte[] Sha256,
    string Receipt
);
