using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Bids;

/// <summary>
/// What colleagues of one supplier tell each other about a bid, or about one measure of it. It is no part of the bid: not sealed with it,
/// not in the workbook, and no council reads it, before the opening or after.
/// </summary>
public sealed class BidNote : IOwnedBySupplier
{
    /// <summary>The longest note, in characters.</summary>
    public const int Longest = 2_000;

    /// <summary>The most of one bid.</summary>
    public const int MostOfBid = 500;

    private BidNote() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The bid.</summary>
    public Guid BidId { get; private set; }

    /// <summary>The code of the measure it is about; null for the bid as a whole.</summary>
    public string? Measure { get; private set; }

    /// <summary>The text, encrypted: colleagues write of prices.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>Who wrote it.</summary>
    public Guid WrittenBy { get; private set; }

    /// <summary>When, by the database's clock.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Why a text is no note of this bid; null when it is. Refused empty, too long, or once there are too many.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="already">How many notes the bid has.</param>
    public static Problem? Lacks(string? text, int already) =>
        already >= MostOfBid
            ? new Problem(
                "bids.note.too-many",
                $"This bid has {MostOfBid} notes. Remove some that are done with, then write this one."
            )
            : Written.Lacks(text, Longest, "bids.note.text", "Write the note.", "Text");

    /// <summary>A note whose text is sealed for its place.</summary>
    /// <param name="seal">Seals the text for the note of this id.</param>
    public static BidNote Of(
        Guid id,
        Bid bid,
        string? measure,
        Func<Guid, byte[]> seal,
        Guid writtenBy,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            SupplierId = bid.SupplierId,
            BidId = bid.Id,
            Measure = measure,
            Sealed = seal(id),
            WrittenBy = writtenBy,
            WrittenAt = now,
        };
}
