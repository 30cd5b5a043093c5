using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

internal static class ContractRefusals
{
    public static Problem Unknown { get; } =
        Problem.NotFound("contracts.contract.unknown", "contract", "the list of contracts");

    public static Problem ReferenceTaken { get; } =
        new(
            "contracts.record.reference-taken",
            "Another contract of your authority has this reference. Enter one of its own.",
            nameof(ContractTerms.Reference)
        );

    /// <summary>Whether another contract of the actor's authority has the reference.</summary>
    public static Task<bool> IsContractReferenceTakenAsync(
        this Db db,
        string reference,
        CancellationToken stop
    )
    {
        var asked = reference.Trim();
        return db.Set<Contract>().AnyAsync(row => row.Reference == asked, stop);
    }
}
