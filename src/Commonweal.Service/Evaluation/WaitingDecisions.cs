using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>What of an evaluation waits for somebody else: proposals to be decided, and marks and decisions to be confirmed again.</summary>
internal static class WaitingDecisions
{
    /// <summary>The procurement of each draft never submitted whose latest proposal waits, or whose decision waits to be confirmed again.</summary>
    public static IQueryable<Guid> DraftsToConfirm(this Db db, Guid own) =>
        db.Set<DraftDecision>()
            .Where(row => row.ConfirmedAt == null && row.ProposedBy != own)
            .Where(row =>
                !db.Set<DraftDecision>()
                    .Any(later =>
                        later.BidId == row.BidId
                        && (later.ProposedAt > row.ProposedAt || later.ConfirmedAt != null)
                    )
            )
            .Select(row => row.ProcurementId)
            .Where(id => db.Evaluated().Contains(id))
            .Concat(db.DraftsToUphold(own));

    /// <summary>The procurement of each proposal to set a bid aside, or to take one back, that waits, or whose decision waits to be confirmed again.</summary>
    public static IQueryable<Guid> SetAsidesToDecide(this Db db, Guid own) =>
        db.Set<SetAsideDecision>()
            .Where(row => row.IsConfirmed == null && row.ProposedBy != own)
            .Select(row => row.ProcurementId)
            .Where(id => db.Evaluated().Contains(id))
            .Concat(db.SetAsidesToUphold(own));

    /// <summary>The procurement of each mark that another officer confirms or changes, while it is evaluated.</summary>
    public static IQueryable<Guid> MarksToConfirm(this Db db) =>
        from mark in db.Set<CriterionMark>()
        join bid in db.Set<Bid>() on mark.BidId equals bid.Id
        where !db.SetAsideBids().Contains(bid.Id)
        where
            db.Set<EvaluatorDeclaration>()
                .Any(tied =>
                    tied.ProcurementId == bid.ProcurementId
                    && tied.EvaluatorId == mark.EnteredBy
                    && tied.HasConflict
                )
        where db.Evaluated().Contains(bid.ProcurementId)
        select bid.ProcurementId;

    /// <summary>The procurement of each decision on whether a bid stands that somebody else than those who made it confirms again.</summary>
    private static IQueryable<Guid> SetAsidesToUphold(this Db db, Guid own) =>
        db.LastSetAsides()
            .Where(row => row.ProposedBy != own && row.DecidedBy != own && row.UpheldBy != own)
            .Where(row =>
                db.Set<EvaluatorDeclaration>()
                    .Any(tied =>
                        tied.ProcurementId == row.ProcurementId
                        && tied.HasConflict
                        && (
                            tied.EvaluatorId == row.ProposedBy
                            || tied.EvaluatorId == row.DecidedBy
                            || tied.EvaluatorId == row.UpheldBy
                        )
                        && (row.UpheldAt == null || tied.ConflictAt > row.UpheldAt)
                    )
            )
            .Select(row => row.ProcurementId)
            .Where(id => db.Evaluated().Contains(id));

    /// <summary>The same for decisions on drafts that were not submitted.</summary>
    private static IQueryable<Guid> DraftsToUphold(this Db db, Guid own) =>
        db.Set<DraftDecision>()
            .Where(row => row.ConfirmedAt != null)
            .Where(row => row.ProposedBy != own && row.ConfirmedBy != own && row.UpheldBy != own)
            .Where(row =>
                db.Set<EvaluatorDeclaration>()
                    .Any(tied =>
                        tied.ProcurementId == row.ProcurementId
                        && tied.HasConflict
                        && (
                            tied.EvaluatorId == row.ProposedBy
                            || tied.EvaluatorId == row.ConfirmedBy
                            || tied.EvaluatorId == row.UpheldBy
                        )
                        && (row.UpheldAt == null || tied.ConflictAt > row.UpheldAt)
                    )
            )
            .Select(row => row.ProcurementId)
            .Where(id => db.Evaluated().Contains(id));

    private static IQueryable<Guid> Evaluated(this Db db) =>
        db.Set<Procurement>()
            .Where(row =>
                row.Stage == ProcurementStage.Opened || row.Stage == ProcurementStage.Scored
            )
            .Select(row => row.Id);
}
