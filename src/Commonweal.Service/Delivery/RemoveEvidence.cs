using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>Takes a file of evidence off a claim while its report is open.</summary>
public sealed class RemoveEvidence(Db db, UnneededEvidence files)
{
    /// <summary>Removes it, and from the disk what nothing needs any more; the claim then needs a new decision.</summary>
    public async Task<Outcome<Done>> RunAsync(Actor actor, Guid evidenceId, CancellationToken stop)
    {
        var removed = await db.ActAsync(
            actor,
            Permission.ReportDelivery,
            () => RemoveAsync(evidenceId, stop),
            stop
        );
        if (!removed.Succeeded)
        {
            return Outcome.Refused<Done>(removed.Problems);
        }

        // After the act, since a file cannot come back when a transaction does not end well.
        await files.LetGoAsync(removed.Value, stop);
        return Outcome.Done;
    }

    /// <summary>Answers the hash of what was removed.</summary>
    private async Task<Outcome<byte[]>> RemoveAsync(Guid evidenceId, CancellationToken stop)
    {
        var file = await db.Set<EvidenceFile>()
            .SingleOrDefaultAsync(file => file.Id == evidenceId, stop);
        if (file is null)
        {
            return NotFound.Evidence;
        }

        var held = await ClaimInReport.HoldAsync(db, file.ClaimId, stop);
        return held.Then<byte[]>(both =>
        {
            if (both.Report.Closed() is { } closed)
            {
                return closed;
            }

            both.Claim.Reopen();
            var removed = RemovedEvidence.Of(file, both.Report);
            db.Add(removed);
            db.Remove(file);
            db.Record(
                "evidence.removed",
                evidenceId,
                new
                {
                    removed.ClaimId,
                    sha256 = Convert.ToHexStringLower(removed.Sha256),
                    removed.WasSent,
                }
            );
            return file.Sha256;
        });
    }
}
