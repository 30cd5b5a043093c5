using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>Makes the workbook that waits the draft; the draft before it is kept among the versions.</summary>
public sealed class AcceptWorkbook(Db db, MasterKey master, EditionShelf editions)
    : SaveBid(db, master, editions)
{
    private readonly Db db = db;
    private readonly MasterKey master = master;

    /// <summary>Saves over draft <paramref name="version"/>, with which it was compared, and answers the new version.</summary>
    public async Task<Outcome<int>> RunAsync(
        Actor actor,
        Guid bidId,
        int version,
        CancellationToken stop
    )
    {
        var upload = actor.Can(Permission.WriteBids)
            ? await db.As(actor)
                .Set<BidUpload>()
                .SingleOrDefaultAsync(row => row.BidId == bidId, stop)
            : null;
        return await SaveAsync(
            actor,
            bidId,
            version,
            new DraftSave(actor.AccountId, "workbook"),
            draft =>
            {
                if (upload is null)
                {
                    return WorkbookInHand.None;
                }

                db.Remove(upload);
                return HeldWorkbook.Open(master, upload).Answers with
                {
                    Declarations = draft.Answers.Declarations,
                };
            },
            stop
        );
    }
}
