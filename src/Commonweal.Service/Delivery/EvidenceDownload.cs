using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Service.Evidence;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>One file of evidence, for either party of its contract.</summary>
public sealed class EvidenceDownload(Db db, EvidenceStore store)
{
    /// <summary>Null when there is no such file, or the actor may not see it.</summary>
    public async Task<KeptFile?> RunAsync(Actor actor, Guid evidenceId, CancellationToken stop)
    {
        if (!ReportInFull.MayRead(actor))
        {
            return null;
        }

        var found = await (
            from file in db.As(actor).Set<EvidenceFile>()
            join claim in db.Set<Claim>() on file.ClaimId equals claim.Id
            join report in db.Set<DeliveryReport>() on claim.ReportId equals report.Id
            where file.Id == evidenceId
            select new { File = file, report.ContractId }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        return found is null || await db.ReadsForBothAsync(found.ContractId, stop)
            ? null
            : new KeptFile(
                found.File.FileName,
                found.File.MediaType,
                store.Open(found.File.Sha256)
            );
    }
}
