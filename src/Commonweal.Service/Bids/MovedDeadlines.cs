using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>How the deadline of a published procurement moved, as everybody reads it.</summary>
public sealed class MovedDeadlines(Db db)
{
    /// <summary>One move, confirmed by a second officer.</summary>
    public sealed record Row(
        DateTimeOffset Earlier,
        DateTimeOffset Later,
        string Reason,
        DateTimeOffset MovedAt
    );

    /// <summary>The latest first; empty where it never moved.</summary>
    public async Task<IReadOnlyList<Row>> OfAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        await db.As(actor)
            .Database.SqlQuery<Row>(
                $"""
                select earlier as "Earlier", later as "Later", reason as "Reason", moved_at as "MovedAt"
                from deadlines_moved({procurementId}) order by moved_at desc
                """
            )
            .ToListAsync(stop);
}
