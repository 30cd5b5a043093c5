using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>The later deadlines proposed for a procurement, the latest first; those confirmed hold.</summary>
public sealed class DeadlineChanges(Db db)
{
    /// <summary>Empty for whoever does not prepare procurements.</summary>
    public async Task<IReadOnlyList<DeadlineChange>> OfAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        actor.Can(Permission.EditProcurements)
            ? await db.As(actor)
                .Set<DeadlineChange>()
                .AsNoTracking()
                .Where(change => change.ProcurementId == procurementId)
                .OrderByDescending(change => change.ProposedAt)
                .ToListAsync(stop)
            : [];
}
