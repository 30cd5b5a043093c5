using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Evidence;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>One file of evidence, for either party of its contract.</summary>
public sealed class EvidenceDownload(Db db, EvidenceStore store)
{
    /// <summary>What to send.</summary>
    public sealed record Download(string FileName, string MediaType, Stream Content);

    /// <summary>Null when there is no such file, or the actor may not see it.</summary>
    public async Task<Download?> RunAsync(Actor actor, Guid evidenceId, CancellationToken stop)
    {
        if (!ReportInFull.MayRead(actor))
        {
            return null;
        }

        var file = await db.As(actor)
            .Set<EvidenceFile>()
            .AsNoTracking()
            .SingleOrDefaultAsync(file => file.Id == evidenceId, stop);
        return file is null
            ? null
            : new Download(file.FileName, file.MediaType, store.Open(file.Sha256));
    }
}
