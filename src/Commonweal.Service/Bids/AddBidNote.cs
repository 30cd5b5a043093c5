using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Notices;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Tells colleagues of one's own supplier something about a bid; nobody else reads it.</summary>
public sealed class AddBidNote(Db db, MasterKey master, CommonwealSettings site)
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    /// <summary>Answers the note's id; <paramref name="measure"/> is the code of one that is asked, or null for the bid as a whole.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid bidId,
        string? measure,
        string? text,
        CancellationToken stop
    ) =>
        db.ActAsync<Guid>(
            actor,
            Permission.WriteBids,
            async () =>
            {
                var bid = await db.Set<Bid>().SingleOrDefaultAsync(row => row.Id == bidId, stop);
                if (bid is null)
                {
                    return BidWindow.Unknown;
                }

                if (measure is not null && !await db.AsksForAsync(bid.ProcurementId, measure, stop))
                {
                    return new Problem(
                        "bids.note.measure",
                        "This procurement does not ask for that measure. Choose one from the list, or the bid as a whole.",
                        "Measure"
                    );
                }

                await db.LockAsync($"notes {bidId}", stop);
                var already = await db.Set<BidNote>().CountAsync(row => row.BidId == bidId, stop);
                if (BidNote.Lacks(text, already) is { } lacks)
                {
                    return lacks;
                }

                var now = await db.NowAsync(stop);
                var note = BidNote.Of(
                    Guid.CreateVersion7(),
                    bid,
                    measure,
                    id => BidSealing.SealNote(master, bidId, id, Written.Plain(text)),
                    actor.AccountId,
                    now
                );
                db.Add(note);
                await TellAsync(actor, bid, now, stop);
                db.Record("bid.note-added", bidId, new { note = note.Id, measure });
                return note.Id;
            },
            stop
        );

    /// <summary>Tells colleagues that there is a note, never what it says, and once for notes written one after the other.</summary>
    private async Task TellAsync(Actor actor, Bid bid, DateTimeOffset now, CancellationToken stop)
    {
        var tender = await db.BidOnAsync(bid.ProcurementId, stop);
        var subject = $"{tender.Reference}: a colleague left a note about your bid";
        var lately = now - Lately;
        if (
            await db.Set<Notice>()
                .AnyAsync(letter => letter.Subject == subject && letter.CreatedAt > lately, stop)
        )
        {
            return;
        }

        await db.AskColleaguesAsync(
            actor,
            Permission.ReadOwnBids,
            subject,
            $"{actor.Name} left a note about the bid of your organisation for {tender.Title} ({tender.Reference}). Notes are read on Commonweal alone.\n\nSign in to read it:\n{site.PageOf($"supplier/bids/{bid.Id}/notes")}",
            now,
            stop
        );
    }
}
