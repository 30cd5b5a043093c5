using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Takes a note of one's own about a bid away.</summary>
public sealed class RemoveBidNote(Db db)
{
    /// <summary>Refused for a colleague's note, and where there is none.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid bidId,
        Guid noteId,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            Permission.WriteBids,
            async () =>
            {
                var note = await db.Set<BidNote>()
                    .SingleOrDefaultAsync(row => row.Id == noteId && row.BidId == bidId, stop);
                if (note is null)
                {
                    return Problem.NotFound("bids.note.unknown", "note", "the notes of the bid");
                }

                if (note.WrittenBy != actor.AccountId)
                {
                    return new Problem(
                        "bids.note.not-own",
                        "A colleague wrote this note, so only they can remove it. Write one of your own below it."
                    );
                }

                db.Remove(note);
                db.Record("bid.note-removed", bidId, new { note = noteId, note.Measure });
                return Outcome.Done;
            },
            stop
        );
}
