using System.Text.Json.Nodes;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Service.Procurements.Ocds;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Public;

/// <summary>A published tender as open data, with its award once the contract is public.</summary>
public sealed class TenderAsData(Db db, TenderRelease release)
{
    /// <summary>Null when there is no such tender, or it is not published.</summary>
    public async Task<JsonObject?> OfAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        await release.OfAsync(
            actor,
            procurementId,
            await db.As(actor)
                .Set<Contract>()
                .IgnoreQueryFilters([Db.OwnRows])
                .Where(contract =>
                    contract.ProcurementId == procurementId && contract.PublishedAt != null
                )
                .OrderBy(contract => contract.CreatedAt)
                .Select(contract => new PublishedAward(
                    contract.Id,
                    contract.SupplierId,
                    contract.SupplierName,
                    contract.Value,
                    contract.StartsOn,
                    contract.EndsOn,
                    contract.CreatedAt,
                    contract.PublishedAt!.Value
                ))
                .FirstOrDefaultAsync(stop),
            stop
        );
}
