using Commonweal.Domain.People;

namespace Commonweal.Domain.Bids;

/// <summary>
/// What somebody typed on a page of a bid and sent after their session had ended: kept for that person alone, for as long as
/// <see cref="Rules.Sweeping"/> says, and no part of the draft until they say so.
/// </summary>
public sealed class BidTyping : IOwnedBySupplier
{
    /// <summary>On how many pages of one bid one person's text is kept; the oldest makes room.</summary>
    public const int MostPages = 20;

    private BidTyping() { }

    /// <summary>The bid.</summary>
    public Guid BidId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>Who typed it.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>The page below the bid's own, such as <c>/measures/NT1</c>.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The fields, encrypted.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>When it was sent.</summary>
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>A place for what one person types on one page.</summary>
    public static BidTyping For(Bid bid, Guid accountId, string page) =>
        new()
        {
            BidId = bid.Id,
            SupplierId = bid.SupplierId,
            AccountId = accountId,
            Page = page,
        };

    /// <summary>Takes in what was typed, in the place of what was typed there before.</summary>
    public void Take(byte[] fields, DateTimeOffset now) => (Sealed, KeptAt) = (fields, now);
}
