using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Delivery;

/// <summary>Writes down what was delivered of one commitment in the quarter.</summary>
public sealed class SaveClaim(Db db)
{
    /// <summary>Saves the figure as typed, blank for nothing reported, and the note.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid claimId,
        string? quantity,
        string? note,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            Permission.ReportDelivery,
            async () =>
            {
                var held = await ClaimInReport.HoldAsync(db, claimId, stop);
                return held.Then(both =>
                    Claim
                        .Read(quantity, nameof(Claim.Quantity))
                        .Then(read => both.Claim.Report(both.Report, read, note))
                        .Then(done =>
                        {
                            db.Record("claim.saved", claimId, new { both.Claim.Quantity });
                            return Outcome.Of(done);
                        })
                );
            },
            stop
        );
}
