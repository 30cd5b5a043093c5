using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>A claim and its report, both held for an act: the report's lock keeps sending and mending apart.</summary>
internal sealed record ClaimInReport(Claim Claim, DeliveryReport Report)
{
    /// <summary>Takes the report's lock, then loads both; refused when the actor has no such claim.</summary>
    public static async Task<Outcome<ClaimInReport>> HoldAsync(
        Db db,
        Guid claimId,
        CancellationToken stop
    )
    {
        var reportId = await db.Set<Claim>()
            .Where(claim => claim.Id == claimId)
            .Select(claim => (Guid?)claim.ReportId)
            .SingleOrDefaultAsync(stop);
        if (reportId is not { } id)
        {
            return NotFound.Claim;
        }

        await db.LockAsync<DeliveryReport>(id, stop);
        // Between the first look and the lock the report may have been returned, and with it gone from sight.
        var claim = await db.Set<Claim>().SingleOrDefaultAsync(claim => claim.Id == claimId, stop);
        return claim is null
            ? NotFound.Claim
            : new ClaimInReport(
                claim,
                await db.Set<DeliveryReport>().SingleAsync(report => report.Id == id, stop)
            );
    }
}
