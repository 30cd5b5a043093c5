using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Contracts;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Story;

/// <summary>How a scored procurement becomes a contract that somebody looks after: one recommends, another decides.</summary>
public static class DecisionStory
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    extension(World world)
    {
        /// <summary>Somebody awards. Where only social value is marked and nobody recommended a bid, an officer first recommends this one.</summary>
        public async Task<Outcome<Guid>> AwardAsync(
            Actor actor,
            Guid procurementId,
            Guid? bidId,
            string? departure = null,
            ContractTerms? terms = null
        )
        {
            await world.RecommendedAsync(actor, procurementId, bidId);
            var seen = await world.AskAsync<Db, Guid?>(db =>
                db.As(actor)
                    .Set<Recommendation>()
                    .Where(made => made.ProcurementId == procurementId)
                    .OrderByDescending(made => made.RecommendedAt)
                    .Select(made => (Guid?)made.Id)
                    .FirstOrDefaultAsync(Stop)
            );
            return await world.AskAsync<AwardContract, Outcome<Guid>>(act =>
                act.RunAsync(
                    actor,
                    procurementId,
                    new AwardDecision(
                        bidId,
                        "The best offer overall.",
                        departure,
                        terms ?? AwardStory.Terms,
                        seen
                    ),
                    Stop
                )
            );
        }

        private async Task RecommendedAsync(Actor awarder, Guid procurementId, Guid? bidId)
        {
            var waits = await world.AskAsync<Db, Guid?>(async db =>
                await db.As(awarder)
                    .Set<Procurement>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(row => row.Id == procurementId, Stop)
                    is { Stage: ProcurementStage.Scored, Scoring.Criteria: not { Count: > 0 } } row
                && !await db.Set<Recommendation>()
                    .AnyAsync(made => made.ProcurementId == procurementId, Stop)
                    ? row.AuthorityId
                    : null
            );
            if (waits is { } authority)
            {
                var officer = await world.PersonAsync(authority, Role.Officer);
                _ = (await world.DeclareAsync(officer, procurementId)).Value;
                _ = await world.RecommendAsync(
                    officer,
                    procurementId,
                    bidId,
                    "As price and quality decided."
                );
            }
        }

        /// <summary>An officer recommends a bid.</summary>
        public Task<Outcome<Guid>> RecommendAsync(
            Actor officer,
            Guid procurementId,
            Guid? bidId,
            string? departure = null
        ) =>
            world.AskAsync<RecommendBid, Outcome<Guid>>(act =>
                act.RunAsync(
                    officer,
                    procurementId,
                    bidId,
                    "It is the most advantageous.",
                    departure,
                    Stop
                )
            );

        /// <summary>The first bid of an opened tender, scored and awarded; answers the contract.</summary>
        public async Task<Guid> AwardedContractAsync(OpenedTender tender)
        {
            await world.RankedAsync(tender);
            return (
                await world.AwardAsync(
                    tender.Awarder,
                    tender.ProcurementId,
                    tender.Bids[0],
                    "The price and quality of this bid decided."
                )
            ).Value;
        }

        /// <summary>A contract manager of the council takes the contract into their care.</summary>
        public async Task<Actor> ManagedContractAsync(Guid authorityId, Guid contractId)
        {
            var manager = await world.PersonAsync(authorityId, Role.ContractManager);
            await world.AssignedAsync(manager, contractId);
            return manager;
        }

        /// <summary>This contract manager takes the contract into their care.</summary>
        public async Task AssignedAsync(Actor manager, Guid contractId) =>
            _ = (
                await world.AskAsync<AssignContractManager, Outcome<Done>>(act =>
                    act.RunAsync(manager, contractId, manager.AccountId, Stop)
                )
            ).Value;
    }
}
