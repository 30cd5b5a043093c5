using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>Who asked last for a waiver on a procurement, by name, for whoever decides it.</summary>
public sealed class WaiverApplicant(Db db)
{
    /// <summary>Null when nobody has, or the actor may not read it.</summary>
    public async Task<string?> OnAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        actor.Can(Permission.ReadProcurements)
            ? await (
                from waiver in db.As(actor).Set<Waiver>()
                join account in db.Set<Account>() on waiver.AppliedBy equals account.Id
                where waiver.ProcurementId == procurementId
                orderby waiver.AppliedAt descending
                select account.Name
            ).FirstOrDefaultAsync(stop)
            : null;
}
