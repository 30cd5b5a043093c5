using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>Writes down what was delivered of one commitment in the quarter.</summary>
public sealed class SaveClaim(Db db, ReferenceData reference)
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
                var saved = await IsShareAsync(claim, stop)
                    ? Claim
                        .ReadShare(quantity, whole)
                        .Then(read => claim.ReportShare(report, read, note))
                    : Claim
                        .Read(quantity, nameof(Claim.Quantity))
                        .Then(read => claim.Report(report, read, note));
                db.Record("claim.saved", claimId, new { claim.Quantity });
                return saved;
            },
            stop
        );

    private async Task<bool> IsShareAsync(Claim claim, CancellationToken stop)
    {
        var terms = await (
            from commitment in db.Set<Commitment>()
            join contract in db.Set<Contract>() on commitment.ContractId equals contract.Id
            where commitment.Id == claim.CommitmentId
            select new { contract.Edition, commitment.Measure }
        ).SingleAsync(stop);
        return reference.Edition(terms.Edition)?.Find(terms.Measure) is { } measure
            ? measure.Unit == Unit.Percent
            : throw new InvalidOperationException(
                $"The data has no measure {terms.Measure} of the edition {terms.Edition}, so its unit is not known."
            );
    }
}
