using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>The versions of a draft, the latest first, with who saved each and what it changed.</summary>
public sealed class DraftHistory(Db db, MasterKey master)
{
    /// <summary>The most that are listed.</summary>
    public const int Most = 100;

    /// <summary>One version; <see cref="Changed"/> names the parts that differ from the version before it in the list.</summary>
    public sealed record Saved(
        int Version,
        DateTimeOffset At,
        string By,
        IReadOnlyList<string> Changed,
        bool IsCurrent
    );

    private sealed record Kept(int Version, byte[] Draft, DateTimeOffset At, Guid By);

    /// <summary>Refused when the actor's supplier has no such bid, and when a version cannot be read.</summary>
    public async Task<Outcome<IReadOnlyList<Saved>>> OfAsync(
        Actor actor,
        Guid bidId,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.ReadOwnBids) is { } refusal)
        {
            return refusal;
        }

        var current = await db.As(actor)
            .Set<Bid>()
            .Where(bid => bid.Id == bidId)
            .Select(bid => new Kept(bid.DraftVersion, bid.Draft, bid.SavedAt, bid.SavedBy))
            .SingleOrDefaultAsync(stop);
        if (current is null)
        {
            return BidWindow.Unknown;
        }

        List<Kept> versions =
        [
            current,
            .. await db.Set<BidDraft>()
                .Where(draft => draft.BidId == bidId)
                .OrderByDescending(draft => draft.Version)
                .Take(Most)
                .Select(draft => new Kept(draft.Version, draft.Draft, draft.SavedAt, draft.SavedBy))
                .ToListAsync(stop),
        ];
        var names = await db.NamesOfAsync([.. versions.Select(version => version.By)], stop);
        Outcome<BidAnswers>[] answers =
        [
            .. versions.Select(version => BidSealing.OpenDraft(master, bidId, version.Draft)),
        ];
        return answers.FirstOrDefault(read => !read.Succeeded) is { } unread
            ? Outcome.Refused<IReadOnlyList<Saved>>(unread.Problems)
            : Outcome.Of<IReadOnlyList<Saved>>([
                .. versions.Select(
                    (version, at) =>
                        new Saved(
                            version.Version,
                            version.At,
                            names.GetValueOrDefault(version.By) ?? "Somebody who has left",
                            [
                                .. answers[at]
                                    .Value.ChangesSince(
                                        at + 1 < versions.Count
                                            ? answers[at + 1].Value
                                            : BidAnswers.None
                                    ),
                            ],
                            at == 0
                        )
                ),
            ]);
    }
}
