using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>Takes in a workbook that was filled in, to be looked at before it changes the draft.</summary>
public sealed class ReadWorkbook(Db db, MasterKey master, EditionShelf editions)
{
    private static readonly Problem NoWorkbook = new(
        "bids.workbook.not-xlsx",
        "Only the workbook of this bid is read here, an Excel file (XLSX). Save it as XLSX and choose it again.",
        BidSheetCells.Field
    );

    /// <summary>Refused with every problem at once, each with its sheet and cell. Takes the place of one that waits.</summary>
    public async Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid bidId,
        string fileName,
        Stream content,
        CancellationToken stop
    ) =>
        await db.NotedIfRefusedAsync(
            actor,
            "bid.workbook-refused",
            bidId,
            await TryAsync(actor, bidId, fileName, content, stop),
            stop
        );

    private async Task<Outcome<Done>> TryAsync(
        Actor actor,
        Guid bidId,
        string fileName,
        Stream content,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.WriteBids) is { } refusal)
        {
            return refusal;
        }

        // Those of macros say so themselves.
        if (
            Path.GetExtension(fileName).ToUpperInvariant()
            is not (".XLSX" or ".XLSM" or ".XLTM" or ".XLSB")
        )
        {
            return NoWorkbook;
        }

        // Read before the transaction, so that a large file holds no lock.
        using var file = new MemoryStream();
        await content.CopyToAsync(file, stop);
        file.Position = 0;
        var sheets = SheetFile.Read(fileName, file);
        return sheets.Succeeded
            ? await db.ActAsync(
                actor,
                Permission.WriteBids,
                () => KeepAsync(bidId, fileName, sheets.Value, stop),
                stop
            )
            : Outcome.Refused<Done>([
                .. sheets.Problems.Select(problem => problem.At(BidSheetCells.Field)),
            ]);
    }

    private async Task<Outcome<Done>> KeepAsync(
        Guid bidId,
        string fileName,
        IReadOnlyList<Sheet> sheets,
        CancellationToken stop
    )
    {
        var now = await db.LockInWindowAsync(bidId, stop);
        if (!now.Succeeded)
        {
            return Outcome.Refused<Done>(now.Problems);
        }

        var loaded = await DraftBid.LoadAsync(db, master, editions, bidId, stop);
        var read = loaded.Then(draft => new BidSheetReader(sheets, draft.Form).Read(bidId));
        if (!read.Succeeded)
        {
            return Outcome.Refused<Done>(read.Problems);
        }

        var upload = await db.Set<BidUpload>()
            .SingleOrDefaultAsync(row => row.BidId == bidId, stop);
        if (upload is null)
        {
            upload = BidUpload.For(loaded.Value.Bid);
            db.Add(upload);
        }

        upload.Take(
            Guid.CreateVersion7(),
            HeldWorkbook.Seal(master, bidId, read.Value),
            fileName,
            db.Actor.AccountId,
            now.Value
        );
        db.Record("bid.workbook-read", bidId, new { over = read.Value.Version });
        return Outcome.Done;
    }
}
