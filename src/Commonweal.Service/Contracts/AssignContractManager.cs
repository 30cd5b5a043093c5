using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>Puts a contract in the care of a named contract manager: oneself, to accept it, or a colleague, to hand it over.</summary>
public sealed class AssignContractManager(Db db)
{
    /// <summary>Refused for anybody who may not change contracts.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid contractId,
        Guid? managerId,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.EditContracts,
            () =>
                db.ChangeAsync<Contract, Done>(
                    contractId,
                    ContractRefusals.Unknown,
                    async contract =>
                    {
                        var name = await (
                            from membership in db.Set<Membership>()
                            join account in db.Set<Account>()
                                on membership.AccountId equals account.Id
                            where
                                membership.AuthorityId == actor.AuthorityId
                                && membership.Role == Role.ContractManager
                                && account.Id == managerId
                            select account.Name
                        ).SingleOrDefaultAsync(stop);
                        if (name is null)
                        {
                            return new Problem(
                                "contracts.manager.unknown",
                                "Select a contract manager from the list. Whoever is missing needs the role first: ask your administrator.",
                                "ManagerId"
                            );
                        }

                        if (await db.ReadsForBothAsync(contractId, stop))
                        {
                            return BothSides.Refusal;
                        }

                        if (await db.TakesSidesAsync(contractId, managerId!.Value, stop))
                        {
                            return new Problem(
                                "contracts.manager.of-supplier",
                                $"{name} also belongs to the supplier, or to another bidder for this contract, so cannot look after it. Select somebody else.",
                                "ManagerId"
                            );
                        }

                        var before = contract.ManagerId;
                        contract.GiveTo(managerId.Value, name);
                        db.Record(
                            "contract.assigned",
                            contractId,
                            new { manager = managerId, before }
                        );
                        return Outcome.Done;
                    },
                    stop
                ),
            stop
        );
}
