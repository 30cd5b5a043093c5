using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Contracts;

/// <summary>What recording a contract would make, to be read before it is final. Nothing is saved.</summary>
public sealed class RecordToCheck(Db db, EditionShelf editions)
{
    /// <summary>Refused with all that recording it would be refused with.</summary>
    public async Task<Outcome<ContractToCheck>> RunAsync(
        Actor actor,
        RecordContract.Agreed agreed,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.EditContracts) is { } refusal)
        {
            return refusal;
        }

        var made = await db.As(actor).AgreeAsync(editions, actor, agreed, stop);
        return made.Then(contract =>
            Outcome.Of(
                ContractToCheck.Of(
                    contract.Contract,
                    contract.Commitments,
                    editions.Names(contract.Contract.Edition)
                )
            )
        );
    }
}
