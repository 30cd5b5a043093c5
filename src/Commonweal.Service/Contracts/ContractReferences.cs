using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Contracts;

/// <summary>Which contract has a reference, so that a form refused for it can lead there.</summary>
public sealed class ContractReferences(Db db)
{
    /// <summary>A contract of the actor's authority.</summary>
    public sealed record Holder(Guid Id, string Title);

    /// <summary>Null when the reference is free.</summary>
    public async Task<Holder?> RunAsync(
        Actor actor,
        string? contractReference,
        CancellationToken stop
    ) =>
        contractReference is not null
        && actor.Can(Permission.ReadContracts)
        && await db.As(actor).ContractWithAsync(contractReference, stop) is { } contract
            ? new Holder(contract.Id, contract.Title)
            : null;
}
