using System.Security.Cryptography;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>
/// The key that seals the bids of one procurement. It lies in the database wrapped by the master key, so that neither
/// opens a bid without the other.
/// </summary>
internal static class TenderKey
{
    private const int Bytes = 32;
    private const string Purpose = "tender-key";

    /// <summary>Makes and keeps the key, inside the act that publishes.</summary>
    public static async Task MakeAsync(
        Db db,
        MasterKey master,
        Procurement procurement,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var wrapped = MasterKey.Seal(
            master.For(Purpose),
            RandomNumberGenerator.GetBytes(Bytes),
            procurement.Id.ToString()
        );
        await db.Database.ExecuteSqlAsync(
            $"insert into tender_key (procurement_id, authority_id, wrapped, created_at) values ({procurement.Id}, {procurement.AuthorityId}, {wrapped}, {now})",
            stop
        );
    }

    /// <summary>The key itself; refused when the master key is not the one it was made with.</summary>
    public static Outcome<byte[]> Open(MasterKey master, byte[] wrapped, Guid procurementId)
    {
        try
        {
            return MasterKey.Open(master.For(Purpose), wrapped, procurementId.ToString());
        }
        catch (CryptographicException)
        {
            return new Problem(
                "procurements.key.wrong",
                "The bids of this procurement were sealed with another master key than this site has now. Nothing was changed. Tell whoever runs this site at once: they restore the master key file from its backup. If the deadline is near, tell the authority as well."
            );
        }
    }
}
