using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>Takes a file of evidence off a claim while its report is open.</summary>
public sealed class RemoveEvidence(Db db)
{
    /// <summary>Removes it; the claim then needs a new decision.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid evidenceId, CancellationToken stop) =>
        db.ActAsync<Done>(
            actor,
            Permission.ReportDelivery,
            async () =>
            {
                var file = await db.Set<EvidenceFile>()
                    .SingleOrDefaultAsync(file => file.Id == evidenceId, stop);
                if (file is null)
                {
                    return NotFound.Evidence;
                }

                var held = await ClaimInReport.HoldAsync(db, file.ClaimId, stop);
                return held.Then<Done>(both =>
                {
                    if (both.Report.Closed() is { } closed)
                    {
                        return closed;
                    }

                    both.Claim.Reopen();
                    db.Remove(file);
                    db.Record(
                        "evidence.removed",
                        evidenceId,
                        new { file.ClaimId, sha256 = Convert.ToHexStringLower(file.Sha256) }
                    );
                    return Outcome.Done;
                });
            },
            stop
        );
}
