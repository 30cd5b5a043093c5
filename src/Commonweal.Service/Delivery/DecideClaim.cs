using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Delivery;

/// <summary>The contract manager accepts, adjusts or rejects one claim of a sent report.</summary>
public sealed class DecideClaim(Db db)
{
    /// <summary>Decides; may be repeated until the report is validated.</summary>
    /// <param name="adjusted">The quantity that counts, as typed; read for an adjustment only.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid claimId,
        ClaimDecision? decision,
        string? adjusted,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            Permission.ValidateClaims,
            async () =>
            {
                var held = await ClaimInReport.HoldAsync(db, claimId, stop);
                if (held.Succeeded && await db.OwnReportAsync(held.Value.Report, stop) is { } own)
                {
                    return own;
                }

                return held.Then(both =>
                {
                    var read = Claim.Read(
                        decision == ClaimDecision.Adjusted ? adjusted : null,
                        nameof(Claim.AcceptedQuantity)
                    );
                    var decided = both.Claim.Decide(
                        both.Report,
                        decision,
                        read.Succeeded ? read.Value : null,
                        reason
                    );
                    var problems = Problem.Together(read.Problems, decided.Problems);
                    if (problems.Count > 0)
                    {
                        return Outcome.Refused<Done>(problems);
                    }

                    db.Record(
                        "claim.decided",
                        both.Report.Id,
                        new
                        {
                            claimId,
                            decision = decision.ToString(),
                            both.Claim.AcceptedQuantity,
                            both.Claim.DecisionReason,
                        }
                    );
                    return decided;
                });
            },
            stop
        );
}
