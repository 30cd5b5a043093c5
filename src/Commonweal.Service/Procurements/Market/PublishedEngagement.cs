using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>What the council heard before a tender, as everybody reads it.</summary>
public sealed class PublishedEngagement(Db db)
{
    /// <summary>Null where none is published.</summary>
    public Task<string?> OfAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        db.As(actor)
            .Set<MarketSummary>()
            .IgnoreQueryFilters([Db.OwnRows])
            .Where(row => row.Id == procurementId && row.IsPublished)
            .Select(row => row.Text)
            .SingleOrDefaultAsync(stop);
}
