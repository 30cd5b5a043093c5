using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

internal static class ContractRefusals
{
    public static Problem Unknown { get; } =
        Problem.NotFound("contracts.contract.unknown", "contract", "the list of contracts");

    /// <summary>The refusal for a reference in use; null when it is free.</summary>
    public static async Task<Problem?> ReferenceTakenAsync(
        this Db db,
        string reference,
        CancellationToken stop
    ) =>
        await db.ContractWithAsync(reference, stop) is { } holder
            ? new Problem(
                "contracts.record.reference-taken",
                $"Your authority has a contract with the reference \"{holder.Reference}\" already: {holder.Title}. Open that one, or enter another reference.",
                nameof(ContractTerms.Reference)
            )
            : null;

    /// <summary>The contract of the actor's authority that has the reference; null when it is free.</summary>
    public static Task<Contract?> ContractWithAsync(
        this Db db,
        string reference,
        CancellationToken stop
    )
    {
        var asked = reference.Trim();
        return db.Set<Contract>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Reference == asked, stop);
    }
}
