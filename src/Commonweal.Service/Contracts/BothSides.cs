using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>Keeps people of a contract's supplier from looking after the contract for the council.</summary>
internal static class BothSides
{
    /// <summary>Whether the account belongs to the contract's supplier, or did since the contract began.</summary>
    public static Task<bool> SidesWithSupplierAsync(
        this Db db,
        Guid contractId,
        Guid accountId,
        CancellationToken stop
    ) =>
        db
            .Database.SqlQuery<bool>(
                $"select sides_with_supplier({contractId}, {accountId}) as \"Value\""
            )
            .SingleAsync(stop);
}
