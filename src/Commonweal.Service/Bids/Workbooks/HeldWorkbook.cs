using System.Text.Json;
using Commonweal.Domain.Bids;
using Commonweal.Service.Storage;

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
