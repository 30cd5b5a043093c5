using System.Text.Json;
using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>What the actor typed on a page of a bid after their session had ended.</summary>
public sealed class KeptTyping(Db db, MasterKey master, ReferenceData data)
{
    /// <summary>The fields as they were sent, when, and until when they are kept.</summary>
    public sealed record View(
        DateTimeOffset At,
        DateTimeOffset Until,
        IReadOnlyList<KeyValuePair<string, string>> Fields
    );

    /// <summary>Null where nothing waits, or it is too old.</summary>
    public async Task<View?> OfAsync(Actor actor, Guid bidId, string page, CancellationToken stop)
    {
        if (!actor.Can(Permission.WriteBids) || data.Sweeping is not { TypedText: var kept })
        {
            return null;
        }

        var since = await db.As(actor).NowAsync(stop) - kept;
        var typing = await db.Set<BidTyping>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                row =>
                    row.BidId == bidId
                    && row.AccountId == actor.AccountId
                    && row.Page == page
                    && row.KeptAt > since,
                stop
            );
        return typing is null
            ? null
            : new View(
                typing.KeptAt,
                typing.KeptAt + kept,
                JsonSerializer.Deserialize<List<KeyValuePair<string, string>>>(
                    BidSealing.OpenTyping(master, typing)
                )!
            );
    }
}
