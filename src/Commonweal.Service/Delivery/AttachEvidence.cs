using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Evidence;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>Adds a file of evidence to a claim.</summary>
public sealed class AttachEvidence(Db db, EvidenceStore store)
{
    /// <summary>Answers the evidence. A new file means the claim needs a new decision.</summary>
    public async Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid claimId,
        string fileName,
        Stream content,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.ReportDelivery) is { } refusal)
        {
            return refusal;
        }

        // Asked before the file is kept, so that a refused one fills no disk; asked again when it is attached.
        var claim = await db.As(actor)
            .Set<Claim>()
            .AsNoTracking()
            .SingleOrDefaultAsync(claim => claim.Id == claimId, stop);
        if (claim is null)
        {
            return NotFound.Claim;
        }

        var report = await db.Set<DeliveryReport>()
            .AsNoTracking()
            .SingleAsync(report => report.Id == claim.ReportId, stop);
        var files = await db.Set<EvidenceFile>().CountAsync(file => file.ClaimId == claimId, stop);
        if (
            (
                report.Closed()
                ?? EvidenceFile.Full(files)
                ?? EvidenceFile.Enough(await AddedInADayAsync(stop) + 1)
            ) is
            { } closed
        )
        {
            return closed;
        }

        // Taken in before the transaction, so that a slow upload holds no lock.
        var read = await store.ReceiveAsync(fileName, content, stop);
        if (!read.Succeeded)
        {
            return Outcome.Refused<Guid>(read.Problems);
        }

        using var received = read.Value;
        return await db.ActAsync(
            actor,
            Permission.ReportDelivery,
            () => AttachAsync(claimId, fileName, received, stop),
            stop
        );
    }

    /// <summary>Bytes the supplier added, what it removed again included.</summary>
    private async Task<long> AddedInADayAsync(CancellationToken stop)
    {
        var since = (await db.NowAsync(stop)).AddDays(-1);
        return await db.Set<EvidenceFile>()
            .Where(file => file.UploadedAt > since)
            .Select(file => file.Bytes)
            .Concat(
                db.Set<RemovedEvidence>()
                    .Where(file => file.UploadedAt > since)
                    .Select(file => file.Bytes)
            )
            .SumAsync(stop);
    }

    private async Task<Outcome<Guid>> AttachAsync(
        Guid claimId,
        string fileName,
        EvidenceStore.Received received,
        CancellationToken stop
    )
    {
        var held = await ClaimInReport.HoldAsync(db, claimId, stop);
        if (!held.Succeeded)
        {
            return Outcome.Refused<Guid>(held.Problems);
        }

        var (claim, report) = held.Value;
        if (report.Closed() is { } closed)
        {
            return closed;
        }

        // One upload of a supplier after the other, so that together they stay within the day's bound.
        await db.LockAsync($"evidence of {db.Actor.SupplierId}", stop);
        var content = received.Content;
        var added = await AddedInADayAsync(stop);
        if (EvidenceFile.Enough(added + content.Bytes) is { } enough)
        {
            return enough;
        }

        await db.LockAsync(EvidenceStore.LockOf(content.Sha256), stop);
        var others = await db.Set<EvidenceFile>()
            .Where(file => file.ClaimId == claimId)
            .Select(file => file.Sha256)
            .ToListAsync(stop);
        var now = await db.NowAsync(stop);
        return EvidenceFile
            .Attach(
                Guid.CreateVersion7(),
                claim,
                others,
                content,
                fileName,
                now,
                db.Actor.AccountId
            )
            .Then(file =>
            {
                claim.Reopen();
                db.Add(file);
                db.Record(
                    "evidence.attached",
                    file.Id,
                    new
                    {
                        claimId,
                        sha256 = Convert.ToHexStringLower(file.Sha256),
                        file.Bytes,
                    }
                );
                store.Keep(received);
                return Outcome.Of(file.Id);
            });
    }
}
