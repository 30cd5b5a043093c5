using System.Text.Json;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>What a workbook says, as it waits: sealed like a draft.</summary>
internal static class HeldWorkbook
{
    private sealed record Content(byte[] Answers, IReadOnlyList<string> Ignored, int Version);

    public static byte[] Seal(MasterKey master, Guid bidId, FilledIn filled) =>
        BidSealing.SealUpload(
            master,
            bidId,
            JsonSerializer.SerializeToUtf8Bytes(
                new Content(CanonicalAnswers.Write(filled.Answers), filled.Ignored, filled.Version)
            )
        );

    /// <summary>The workbook that waits; refused where none does, or where it is not <paramref name="fileId"/>.</summary>
    public static async Task<Outcome<BidUpload>> WaitingAsync(
        this Db db,
        Guid bidId,
        Guid fileId,
        CancellationToken stop
    ) =>
        await db.Set<BidUpload>().SingleOrDefaultAsync(row => row.BidId == bidId, stop)
            is not { } upload
            ? WorkbookInHand.None
        : upload.OtherThan(fileId) is { } other ? other
        : upload;

    public static FilledIn Open(MasterKey master, BidUpload upload)
    {
        var content = JsonSerializer.Deserialize<Content>(
            BidSealing.OpenUpload(master, upload.BidId, upload.Sealed)
        )!;
        return new FilledIn(
            CanonicalAnswers.Read(content.Answers),
            content.Ignored,
            content.Version
        );
    }
}
