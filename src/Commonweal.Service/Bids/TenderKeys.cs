using Commonweal.Domain.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Fetches the key that seals the bids of a procurement, for those whom the database hands it to.</summary>
internal static class TenderKeys
{
    /// <summary>Refused when it is gone or cannot be opened here.</summary>
    public static async Task<Outcome<byte[]>> TenderKeyAsync(
        this Db db,
        MasterKey master,
        Guid procurementId,
        CancellationToken stop
    ) =>
        await db
            .Database.SqlQuery<byte[]?>($"select tender_key_of({procurementId}) as \"Value\"")
            .SingleAsync(stop)
            is { } wrapped
            ? TenderKey.Open(master, wrapped, procurementId)
            : new Problem(
                "procurements.key.missing",
                "The key that seals the bids of this procurement is not in the database. Nothing was changed. Tell whoever runs this site at once: they restore the database from its backup. If the deadline is near, tell the authority as well."
            );
}
