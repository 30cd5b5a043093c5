using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>What colleagues of the actor's supplier wrote to each other about a bid.</summary>
public sealed class NotesOfBid(Db db, MasterKey master)
{
    /// <summary>One note.</summary>
    /// <param name="Measure">The code of the measure it is about; null for the bid as a whole.</param>
    public sealed record Row(
        Guid Id,
        string? Measure,
        string Text,
        string By,
        DateTimeOffset At,
        bool IsOwn
    );

    /// <summary>The latest first; refused when the actor's supplier has no such bid.</summary>
    public async Task<Outcome<IReadOnlyList<Row>>> OfAsync(
        Actor actor,
        Guid bidId,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.ReadOwnBids) is { } refusal)
        {
            return refusal;
        }

        if (!await db.As(actor).Set<Bid>().AnyAsync(bid => bid.Id == bidId, stop))
        {
            return BidWindow.Unknown;
        }

        var notes = await db.Set<BidNote>()
            .AsNoTracking()
            .Where(note => note.BidId == bidId)
            .OrderByDescending(note => note.WrittenAt)
            .ToListAsync(stop);
        var names = await db.NamesOfAsync([.. notes.Select(note => note.WrittenBy)], stop);
        return Outcome.Of<IReadOnlyList<Row>>([
            .. notes.Select(note => new Row(
                note.Id,
                note.Measure,
                BidSealing.OpenNote(master, bidId, note.Id, note.Sealed),
                names.GetValueOrDefault(note.WrittenBy) ?? "Somebody who has left",
                note.WrittenAt,
                note.WrittenBy == actor.AccountId
            )),
        ]);
    }
}
