using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>
/// Throws away what nobody needs any more: what was typed without a session, and bids on practice tenders that ended long ago. After how
/// many days says <c>data/procurement/sweeping.yaml</c>.
/// </summary>
public sealed class SweepBids(Db db, ReferenceData data)
{
    /// <summary>Answers how many of each went.</summary>
    public async Task<(int Typed, int Practice)> RunAsync(CancellationToken stop) =>
        data.Sweeping is { } after
            ? (
                await db
                    .Database.SqlQuery<int>(
                        $"select sweep_typing({after.TypedTextDays}) as \"Value\""
                    )
                    .SingleAsync(stop),
                await db
                    .Database.SqlQuery<int>(
                        $"select sweep_practice({after.PracticeBidDays}) as \"Value\""
                    )
                    .SingleAsync(stop)
            )
            : (0, 0);
}
