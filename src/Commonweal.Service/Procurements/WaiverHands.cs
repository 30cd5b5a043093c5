using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>Who asked last for a waiver on a procurement and who decided it, by name.</summary>
public sealed class WaiverHands(Db db)
{
    /// <summary>Each is null for nobody, or somebody who can be named no more.</summary>
    public sealed record Names(string? AppliedBy, string? DecidedBy);

    /// <summary>Null when nobody has asked, or the actor may not read it.</summary>
    public async Task<Names?> OnAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        actor.Can(Permission.ReadProcurements)
            ? await db.As(actor)
                .Set<Waiver>()
                .Where(waiver => waiver.ProcurementId == procurementId)
                .OrderByDescending(waiver => waiver.AppliedAt)
                .Select(waiver => new Names(
                    db.Set<Account>()
                        .Where(account => account.Id == waiver.AppliedBy)
                        .Select(account => account.Name)
                        .FirstOrDefault(),
                    db.Set<Account>()
                        .Where(account => account.Id == waiver.DecidedBy)
                        .Select(account => account.Name)
                        .FirstOrDefault()
                ))
                .FirstOrDefaultAsync(stop)
            : null;
}
