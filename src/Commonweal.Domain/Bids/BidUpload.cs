using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Bids;

/// <summary>A workbook that was read and waits for its bidder to accept or refuse it; at most one for a bid.</summary>
public sealed class BidUpload : IOwnedBySupplier
{
    private BidUpload() { }

    /// <summary>The bid.</summary>
    public Guid BidId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>Names what was read: another workbook has another one, the same file read twice too.</summary>
    public Guid FileId { get; private set; }

    /// <summary>What it says, encrypted.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>What the file is called.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>When it was read.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    /// <summary>Who handed it in.</summary>
    public Guid ReadBy { get; private set; }

    /// <summary>A place for the workbooks of a bid.</summary>
    public static BidUpload For(Bid bid) => new() { BidId = bid.Id, SupplierId = bid.SupplierId };

    /// <summary>Takes in a workbook in the place of the one before it.</summary>
    public void Take(Guid id, byte[] content, string fileName, Guid by, DateTimeOffset now) =>
        (FileId, Sealed, FileName, ReadBy, ReadAt) = (id, content, fileName, by, now);

    /// <summary>Null when <paramref name="looked"/> is what waits; otherwise the refusal <c>bids.workbook.another</c>.</summary>
    public Problem? OtherThan(Guid looked) =>
        looked == FileId
            ? null
            : new Problem(
                "bids.workbook.another",
                $"Another workbook, {FileName}, was read for this bid since you looked. Nothing was changed. Look below at what it would change, then accept or refuse it."
            );
}
