using Commonweal.Domain.Contracts;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>The contract an award made, so that a form sent twice leads to it.</summary>
public sealed class ContractOfAward(Db db)
{
    /// <summary>Null unless the actor awarded the procurement to this bid.</summary>
    public Task<Guid?> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid? bidId,
        CancellationToken stop
    ) =>
        actor.Can(Permission.AwardContracts)
            ? db.As(actor)
                .Set<Contract>()
                .Where(contract =>
                    contract.ProcurementId == procurementId
                    && db.Set<Award>()
                        .Any(award =>
                            award.ProcurementId == procurementId
                            && award.BidId == bidId
                            && award.AwardedBy == actor.AccountId
                        )
                )
                .Select(contract => (Guid?)contract.Id)
                .SingleOrDefaultAsync(stop)
            : Task.FromResult<Guid?>(null);

    /// <summary>Null before the award, and for who may not award.</summary>
    public Task<Guid?> OfProcurementAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        actor.Can(Permission.AwardContracts)
            ? db.As(actor)
                .Set<Contract>()
                .Where(contract => contract.ProcurementId == procurementId)
                .Select(contract => (Guid?)contract.Id)
                .SingleOrDefaultAsync(stop)
            : Task.FromResult<Guid?>(null);
}
