using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>Writes down what was delivered of one commitment in the quarter.</summary>
public sealed class SaveClaim(Db db)
{
    /// <summary>Saves the figure as typed, blank for nothing reported, and the note.</summary>
    /// <param name="quantity">The quantity; for a percentage, how many count.</param>
    /// <param name="whole">For a percentage, of how many in all; not read otherwise.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid claimId,
        string? quantity,
        string? note,
        CancellationToken stop,
        string? whole = null
    ) =>
        db.ActAsync<Done>(
            actor,
            Permission.ReportDelivery,
            async () =>
            {
                var held = await ClaimInReport.HoldAsync(db, claimId, stop);
                if (!held.Succeeded)
                {
                    return Outcome.Refused<Done>(held.Problems);
                }

                var (claim, report) = held.Value;
                var unit = await db.Set<Commitment>()
                    .Where(commitment => commitment.Id == claim.CommitmentId)
                    .Select(commitment => commitment.Unit)
                    .SingleAsync(stop);
                var saved =
                    unit is Unit.Percent
                        ? Claim
                            .ReadShare(quantity, whole)
                            .Then(read => claim.ReportShare(report, read, note))
                        : Claim
                            .Read(quantity, nameof(Claim.Quantity))
                            .Then(read => claim.Report(report, read, note));
                return saved.Then(done =>
                {
                    db.Record("claim.saved", claimId, new { claim.Quantity });
                    return Outcome.Of(done);
                });
            },
            stop
        );
}
