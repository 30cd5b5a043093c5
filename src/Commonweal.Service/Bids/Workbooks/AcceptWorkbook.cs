using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids.Workbooks;

/// <summary>Makes the workbook that waits the draft; the draft before it is kept among the versions.</summary>
public sealed class AcceptWorkbook(Db db, MasterKey master, EditionShelf editions)
    : SaveBid(db, master, editions)
{
    private readonly Db db = db;
    private readonly MasterKey master = master;

    /// <summary>
    /// Saves over draft <paramref name="version"/>, with which it was compared, and answers the new version. Refused where the
    /// workbook that waits is not <paramref name="fileId"/>, the one that was looked at.
    /// </summary>
    public Task<Outcome<int>> RunAsync(
        Actor actor,
        Guid bidId,
        Guid fileId,
        int version,
        CancellationToken stop
    ) =>
        SaveAsync(
            actor,
            bidId,
            version,
            new DraftSave(actor.AccountId, "workbook"),
            async draft =>
            {
                var waits = await db.WaitingAsync(bidId, fileId, stop);
                return waits.Then(upload =>
                {
                    db.Remove(upload);
                    return Outcome.Of(
                        HeldWorkbook.Open(master, upload).Answers with
                        {
                            Declarations = draft.Answers.Declarations,
                        }
                    );
                });
            },
            stop
        );
}
