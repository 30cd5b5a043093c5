using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>Who asked for a waiver, by name, for whoever decides it.</summary>
public sealed class WaiverApplicant(Db db)
{
    /// <summary>Null when the actor may not read it.</summary>
    public Task<string?> RunAsync(Actor actor, Waiver waiver, CancellationToken stop) =>
        actor.Can(Permission.ReadProcurements)
            ? db.As(actor)
                .Set<Account>()
                .Where(account => account.Id == waiver.AppliedBy)
                .Select(account => (string?)account.Name)
                .SingleOrDefaultAsync(stop)
            : Task.FromResult<string?>(null);
}
