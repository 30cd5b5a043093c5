using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Contracts;

/// <summary>
/// Awards a scored procurement. In one transaction the decision, the contract, its commitments as accepted, what is due of them
/// in each quarter, the ledger's entries and a letter to every bidder.
/// </summary>
public sealed class AwardContract(
    Db db,
    EditionShelf editions,
    CommonwealSettings site,
    ReferenceData reference
)
{
    /// <summary>Answers the contract.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid procurementId,
        AwardDecision decision,
        CancellationToken stop
    ) =>
        db.JudgeAsync(
            actor,
            Permission.AwardContracts,
            procurementId,
            async procurement =>
            {
                var decided = await db.DecideAsync(editions, actor, procurement, decision, stop);
                return decided.Succeeded
                    ? await MakeAsync(actor, decided.Value, stop)
                    : Outcome.Refused<Guid>(decided.Problems);
            },
            stop
        );

    private async Task<Outcome<Guid>> MakeAsync(
        Actor actor,
        DecidedAward decided,
        CancellationToken stop
    )
    {
        var (tender, run, _, _, _, award, contract, commitments) = decided;
        db.Add(award);
        db.Add(contract);
        db.Add(AwardStandstill.Of(contract, UkTime.Today(award.AwardedAt)));
        db.AddCommitments(actor, contract, commitments, award.AwardedAt);
        await db.TellOfAwardAsync(actor, site, reference, tender, award, stop);
        db.Record(
            "contract.awarded",
            contract.Id,
            new
            {
                procurement = award.ProcurementId,
                award.BidId,
                award.SupplierId,
                award.Reason,
                award.DepartureReason,
                recommendation = award.RecommendationId,
                run = run.Id,
                committed = commitments.Count,
            }
        );
        return contract.Id;
    }
}
