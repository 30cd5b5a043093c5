using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>
/// What may have kept bidders from bidding on a tender of the actor's authority: silences of the service, and, once the deadline has passed,
/// what was tried and refused. When and what kind, never who or with what: a bidder who complains shows its own record, and the times meet.
/// </summary>
public sealed class TroubleWithTender(Db db)
{
    /// <summary>The kind of a silence of the service, beside the acts that were refused.</summary>
    public const string Silence = "service.silence";

    /// <summary>One thing that went wrong.</summary>
    /// <param name="Until">When a silence ended; null for what was refused.</param>
    /// <param name="Kind">The act that was refused, or <see cref="Silence"/>.</param>
    /// <param name="Late">Whether it was refused because bids were no longer received.</param>
    public sealed record Row(DateTimeOffset At, DateTimeOffset? Until, string Kind, bool Late);

    /// <summary>The latest first unless asked otherwise; empty where the authority has no such tender.</summary>
    /// <param name="kind">Of one kind alone; null for all.</param>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        Guid procurementId,
        string? kind,
        ListRequest request,
        CancellationToken stop
    )
    {
        var may = May(actor);
        db.As(actor);
        var own = db.Set<Procurement>().Where(row => may && row.Id == procurementId);
        return await db
            .Database.SqlQuery<Row>(
                $"""
                select at as "At", null::timestamptz as "Until", act as "Kind", late as "Late" from refused_tries_of({procurementId})
                union all
                select r.seen_at, r.next, {Silence}, false
                from (select seen_at, lead(began_at) over (order by began_at) as next from service_run) r
                join procurement p on p.id = {procurementId}
                where r.next > coalesce(p.published_at, p.created_at) and r.seen_at < coalesce(p.deadline, database_now())
                """
            )
            .Where(row => own.Any() && (kind == null || row.Kind == kind))
            .PageAsync(request.LatestFirst, stop, ("at", row => row.At), ("kind", row => row.Kind));
    }

    /// <summary>Silences of the service in the last hours before the deadline of a tender that was published.</summary>
    public async Task<IReadOnlyList<Outage>> BeforeDeadlineAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    )
    {
        var may = May(actor);
        var deadline = await db.As(actor)
            .Set<Procurement>()
            .Where(row => may && row.Id == procurementId && row.PublishedAt != null)
            .Select(row => row.Deadline)
            .SingleOrDefaultAsync(stop);
        return deadline is { } end
            ? await db
                .Database.SqlQuery<Outage>(
                    $"""
                    select r.seen_at as "From", r.next as "Until"
                    from (select seen_at, lead(began_at) over (order by began_at) as next from service_run) r
                    where r.next > {end
                        - ServiceRun.LastHours} and r.seen_at < {end} order by r.seen_at
                    """
                )
                .ToListAsync(stop)
            : [];
    }

    private static bool May(Actor actor) => actor.Can(Permission.EditProcurements);
}
