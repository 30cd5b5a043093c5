using System.Text.Json;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Keeps what somebody typed on a page of a bid when it could not be taken, for them to find again.</summary>
public sealed class KeepTyping(Db db, MasterKey master, ReferenceData data)
{
    /// <summary>The most that is kept, in bytes.</summary>
    public const int Most = 128 * 1024;

    private const string Measures = "/measures/";

    private static readonly Problem TooLarge = new(
        "bids.typing.too-large",
        "What was typed is too large to keep. Sign in and send it in parts."
    );

    /// <summary>Keeps it in the place of what the same person typed there before; what is too old goes. Refused for what is no page of the bid.</summary>
    /// <param name="page">Below the bid's own page, such as <c>/measures/NT1</c>.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid bidId,
        string page,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            Permission.WriteBids,
            async () =>
            {
                var bid = await db.Set<Bid>().SingleOrDefaultAsync(row => row.Id == bidId, stop);
                if (bid is null || !await IsPageAsync(bid, page, stop))
                {
                    return BidWindow.Unknown;
                }

                var content = JsonSerializer.SerializeToUtf8Bytes(fields);
                if (content.Length > Most)
                {
                    return TooLarge;
                }

                await db.LockAsync($"typing {bidId} {actor.AccountId}", stop);
                var now = await db.NowAsync(stop);
                var own = await db.Set<BidTyping>()
                    .Where(row => row.BidId == bidId && row.AccountId == actor.AccountId)
                    .ToListAsync(stop);
                db.RemoveRange(
                    own.Where(row => row.Page != page)
                        .OrderByDescending(row => row.KeptAt)
                        .Where(
                            (row, place) =>
                                place >= BidTyping.MostPages - 1
                                || now - row.KeptAt > data.Sweeping?.TypedText
                        )
                );
                var typing = own.Find(row => row.Page == page);
                if (typing is null)
                {
                    typing = BidTyping.For(bid, actor.AccountId, page);
                    db.Add(typing);
                }

                typing.Take(BidSealing.SealTyping(master, typing, content), now);
                db.Record("bid.typing-kept", bidId, new { page });
                return Outcome.Done;
            },
            stop
        );

    /// <summary>Whether the bid has the page, so that nobody fills the store with made-up ones.</summary>
    private async Task<bool> IsPageAsync(Bid bid, string page, CancellationToken stop)
    {
        if (page is "/price" or "/size")
        {
            return true;
        }

        return page.StartsWith(Measures, StringComparison.Ordinal)
            && await db.AsksForAsync(bid.ProcurementId, page[Measures.Length..], stop);
    }
}
