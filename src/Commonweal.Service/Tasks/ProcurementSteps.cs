using Commonweal.Domain.Bids;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Tasks;

/// <summary>How far a published procurement has come, from the opening of its bids to its contract, as one person sees it.</summary>
public sealed class ProcurementSteps(Db db)
{
    /// <summary>The facts that its next steps hang on.</summary>
    /// <param name="IsOwnBid">Whether the actor belongs to an organisation that bids, and so judges nothing here.</param>
    /// <param name="Agreed">Who agreed to the opening.</param>
    /// <param name="Bids">Opened bids; 0 before.</param>
    /// <param name="Statements">Delivery statements to score; 0 before the opening.</param>
    /// <param name="Own">What the actor declared and scored; null when they have not declared.</param>
    /// <param name="Panel">Evaluators who declared themselves free to score.</param>
    /// <param name="Locked">How many of them have locked.</param>
    /// <param name="IsModerated">Whether the panel began to agree scores.</param>
    /// <param name="Hand">Who agreed marks and ran the scoring, and whether that keeps the actor from the award.</param>
    /// <param name="ContractId">The contract; null before the award.</param>
    public sealed record View(
        bool IsOwnBid,
        IReadOnlyList<Guid> Agreed,
        int Bids,
        int Statements,
        OwnScoring? Own,
        int Panel,
        int Locked,
        bool IsModerated,
        Hand Hand,
        Guid? ContractId
    )
    {
        /// <summary>Statements with an agreed mark.</summary>
        public int Moderated => Hand.Moderators.Count;
    }

    /// <summary>An evaluator's own part.</summary>
    public sealed record OwnScoring(
        bool HasConflict,
        bool IsReleased,
        DateTimeOffset? LockedAt,
        int Scored
    );

    /// <summary>Null when there is none the actor may read.</summary>
    public async Task<View?> OfAsync(Actor actor, Guid procurementId, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadProcurements))
        {
            return null;
        }

        var bids = db.As(actor)
            .Set<Bid>()
            .Where(bid => bid.ProcurementId == procurementId && bid.OpenedAt != null);
        var statements = db.Set<BidLine>()
            .Where(line => line.Statement != "" && bids.Any(bid => bid.Id == line.BidId))
            .Where(line => !db.SetAsideBids().Contains(line.BidId));
        var free = db.Set<EvaluatorDeclaration>()
            .Where(row =>
                row.ProcurementId == procurementId
                && row.JoinsPanel
                && !row.HasConflict
                && row.ReleasedAt == null
            );
        var agreed = db.AgreementsTo(procurementId);
        var isOwnBid = await db.OwnBidAsync(procurementId, stop) is not null;
        return await db.HandsInScoring([procurementId], actor.AccountId)
            .Select(hand => new View(
                isOwnBid,
                agreed.Select(opening => opening.AccountId).ToList(),
                bids.Count(),
                statements.Count(),
                db.Set<EvaluatorDeclaration>()
                    .Where(own =>
                        own.ProcurementId == procurementId && own.EvaluatorId == actor.AccountId
                    )
                    .Select(own => new OwnScoring(
                        own.HasConflict,
                        own.ReleasedAt != null,
                        own.LockedAt,
                        db.Set<Score>()
                            .Count(score =>
                                score.EvaluatorId == actor.AccountId
                                && statements.Any(line => line.Id == score.BidLineId)
                            )
                    ))
                    .SingleOrDefault(),
                free.Count(),
                free.Count(person => person.LockedAt != null),
                db.Set<Moderation>().Any(begun => begun.ProcurementId == procurementId),
                hand,
                db.Set<Contract>()
                    .Where(contract => contract.ProcurementId == procurementId)
                    .Select(contract => (Guid?)contract.Id)
                    .FirstOrDefault()
            ))
            .SingleOrDefaultAsync(stop);
    }
}
