using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>Keeps one part of the draft, unfinished or not, while the window is open.</summary>
public abstract class SaveBid(Db db, MasterKey master, EditionShelf editions)
{
    /// <summary>Saves over draft <paramref name="version"/> and answers the new version.</summary>
    private protected Task<Outcome<int>> SaveAsync(
        Actor actor,
        Guid bidId,
        int version,
        DraftSave save,
        Func<DraftBid, Outcome<BidAnswers>> change,
        CancellationToken stop
    ) => SaveAsync(actor, bidId, version, save, draft => Task.FromResult(change(draft)), stop);

    /// <summary>The same where the change looks something up, within the act and holding the bid.</summary>
    private protected async Task<Outcome<int>> SaveAsync(
        Actor actor,
        Guid bidId,
        int version,
        DraftSave save,
        Func<DraftBid, Task<Outcome<BidAnswers>>> change,
        CancellationToken stop
    )
    {
        var tried = await TryAsync(actor, bidId, version, save, change, stop);
        // What a form finds wrong is told while typing; what came too late is what a dispute turns on.
        return tried.Problems.Any(BidWindow.IsClosed)
            ? await db.NotedIfRefusedAsync(actor, "bid.save-refused", bidId, tried, stop)
            : tried;
    }

    private Task<Outcome<int>> TryAsync(
        Actor actor,
        Guid bidId,
        int version,
        DraftSave save,
        Func<DraftBid, Task<Outcome<BidAnswers>>> change,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.WriteBids,
            async () =>
            {
                var now = await db.LockInWindowAsync(bidId, stop);
                if (!now.Succeeded)
                {
                    return Outcome.Refused<int>(now.Problems);
                }

                db.Record("bid.saved", bidId, new { part = save.Part, over = version });
                var loaded = await DraftBid.LoadAsync(db, master, editions, bidId, stop);
                if (!loaded.Succeeded)
                {
                    return Outcome.Refused<int>(loaded.Problems);
                }

                var kept = (await change(loaded.Value)).Then(answers =>
                    loaded.Value.Bid.Overtaken(version) is null
                    && !answers.ChangesSince(loaded.Value.Answers).Any()
                        ? version
                        : Keep(loaded.Value.Bid, version, answers, save, now.Value)
                );
                return kept.Succeeded ? (await db.SaveInWindowAsync(stop)).Then(_ => kept) : kept;
            },
            stop
        );

    private Outcome<int> Keep(
        Bid bid,
        int version,
        BidAnswers answers,
        DraftSave save,
        DateTimeOffset now
    )
    {
        var before = BidDraft.Before(bid, save, now);
        var saved = bid.Save(version, BidSealing.SealDraft(master, bid.Id, answers), save, now);
        if (saved.Succeeded && before is not null)
        {
            db.Add(before);
        }

        return saved;
    }
}
