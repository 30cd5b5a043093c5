using Commonweal.Domain.People;

namespace Commonweal.Domain.Bids;

/// <summary>Who saved what of a draft, and how.</summary>
/// <param name="By">The account.</param>
/// <param name="Part">What was saved: the code of a measure, <c>price</c>, <c>proportion</c>, <c>start</c>, <c>earlier version</c> or <c>workbook</c>.</param>
/// <param name="IsTyping">Kept by itself while somebody typed, not by a button.</param>
public sealed record DraftSave(Guid By, string Part, bool IsTyping = false);

/// <summary>A draft that a later one took the place of, encrypted as it was. Only the bidder's people read it.</summary>
public sealed class BidDraft : IOwnedBySupplier
{
    // What somebody goes on typing for so long is one version.
    private static readonly TimeSpan OneSitting = TimeSpan.FromMinutes(10);

    private BidDraft() { }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The bid.</summary>
    public Guid BidId { get; private set; }

    /// <summary>Its version as the bid counted it.</summary>
    public int Version { get; private set; }

    /// <summary>The answers, encrypted.</summary>
    public byte[] Draft { get; private set; } = [];

    /// <summary>When it was saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Who saved it.</summary>
    public Guid SavedBy { get; private set; }

    /// <summary>What of it was saved.</summary>
    public string SavedPart { get; private set; } = "";

    /// <summary>
    /// The bid's draft as it is kept when <paramref name="next"/> takes its place; null where that only goes on with what the
    /// same person was typing in the same part less than ten minutes ago, and for the empty first one.
    /// </summary>
    public static BidDraft? Before(Bid bid, DraftSave next, DateTimeOffset now) =>
        bid.DraftVersion == 1
        || (
            bid.SavedTyping
            && next.IsTyping
            && (bid.SavedBy, bid.SavedPart) == (next.By, next.Part)
            && now - bid.SavedAt < OneSitting
        )
            ? null
            : new BidDraft
            {
                SupplierId = bid.SupplierId,
                BidId = bid.Id,
                Version = bid.DraftVersion,
                Draft = bid.Draft,
                SavedAt = bid.SavedAt,
                SavedBy = bid.SavedBy,
                SavedPart = bid.SavedPart,
            };
}
