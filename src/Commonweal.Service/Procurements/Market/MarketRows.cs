using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>How acts of the engagement before a tender load what they change.</summary>
internal static class MarketRows
{
    public static Problem NoContact { get; } =
        Problem.NotFound("procurements.contact.not-found", "contact", "the list of contacts");

    public static Problem NoEvent { get; } =
        Problem.NotFound("procurements.market-event.not-found", "event", "the list of events");

    public static Problem NoWish { get; } =
        Problem.NotFound("procurements.outcome-wish.not-found", "wish", "the list of outcomes");

    private static readonly Problem Over = new(
        "procurements.market.over",
        "This procurement has ended, so what was heard before it is kept as it is."
    );

    /// <summary>A contact, event or wish of a procurement, to be changed; null where it has none of that id, and for no id.</summary>
    public static Task<T?> OfProcurementAsync<T>(
        this Db db,
        Guid? id,
        Guid procurementId,
        CancellationToken stop
    )
        where T : class =>
        db.Set<T>()
            .SingleOrDefaultAsync(
                row =>
                    EF.Property<Guid>(row, nameof(MarketContact.Id)) == id
                    && EF.Property<Guid>(row, nameof(MarketContact.ProcurementId)) == procurementId,
                stop
            );

    /// <summary>What keeps a draft from being published after the market was asked.</summary>
    public static async Task<IEnumerable<StillMissing>> MarketLacksAsync(
        this Db db,
        PolicyStanding standing,
        CancellationToken stop
    )
    {
        var id = standing.Purchase.Id;
        return standing.Purchase.MarketLacks(
            await db.Set<MarketContact>().AnyAsync(row => row.ProcurementId == id, stop)
                || await db.Set<MarketEvent>().AnyAsync(row => row.ProcurementId == id, stop),
            await db.Set<MarketSummary>().AnyAsync(row => row.Id == id, stop),
            standing.Assessment
        );
    }

    /// <summary>A whole act on the engagement of one of the actor's own procurements, while it runs.</summary>
    public static Task<Outcome<T>> ActOnMarketAsync<T>(
        this Db db,
        Actor actor,
        Guid procurementId,
        Func<Procurement, Task<Outcome<T>>> change,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement => procurement.IsRunning ? await change(procurement) : Over,
            stop
        );
}
