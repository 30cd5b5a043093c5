using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Who scores a procurement, and whether they are past it.</summary>
internal static class Panels
{
    /// <summary>Every declaration of a procurement, of the panel and of whoever else takes part.</summary>
    public static Task<List<EvaluatorDeclaration>> PanelAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        db.Set<EvaluatorDeclaration>()
            .AsNoTracking()
            .Where(row => row.ProcurementId == procurementId)
            .ToListAsync(stop);

    /// <summary>What the actor declared in a procurement, whatever their role is by now; null when they declared nothing.</summary>
    public static Task<EvaluatorDeclaration?> OwnDeclarationAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    )
    {
        var own = db.Actor.AccountId;
        return db.Set<EvaluatorDeclaration>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                row => row.ProcurementId == procurementId && row.EvaluatorId == own,
                stop
            );
    }

    /// <summary>The accounts that agreed to the opening of a procurement's bids.</summary>
    public static Task<List<Guid>> OpenersAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        db.Set<BidOpening>()
            .Where(row => row.ProcurementId == procurementId)
            .Select(row => row.AccountId)
            .ToListAsync(stop);

    /// <summary>Why the actor has no part in leading a panel, as <see cref="Moderation.KeptOut"/> has it; null where they may.</summary>
    public static async Task<Problem?> KeptFromPanelAsync(
        this Db db,
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        Moderation.KeptOut(
            await db.PanelAsync(procurementId, stop),
            await db.OpenersAsync(procurementId, stop),
            actor.AccountId
        );

    /// <summary>Those of the opened procurements whose panel waits for nobody, as <see cref="Moderation.Lacks"/> has it.</summary>
    public static async Task<List<Guid>> ToModerateAsync(
        this Db db,
        List<Guid> opened,
        Guid own,
        CancellationToken stop
    )
    {
        var panels = (
            await db.Set<EvaluatorDeclaration>()
                .AsNoTracking()
                .Where(row => opened.Contains(row.ProcurementId))
                .ToListAsync(stop)
        ).ToLookup(row => row.ProcurementId);
        var openers = (
            await db.Set<BidOpening>()
                .AsNoTracking()
                .Where(row => opened.Contains(row.ProcurementId))
                .Select(row => new { row.ProcurementId, row.AccountId })
                .ToListAsync(stop)
        ).ToLookup(row => row.ProcurementId, row => row.AccountId);
        return opened.FindAll(id =>
            Moderation.Lacks([.. panels[id]], [.. openers[id]], own) is null
        );
    }

    /// <summary>The bids opened after a declaration, of whose bidders it says nothing.</summary>
    public static IQueryable<Bid> OpenedSince(this Db db, EvaluatorDeclaration declaration)
    {
        var (procurement, until) = (declaration.ProcurementId, declaration.CoversUntil);
        return db.Set<Bid>().Where(bid => bid.ProcurementId == procurement && bid.OpenedAt > until);
    }

    /// <summary>Whether the panel began to agree scores.</summary>
    public static Task<bool> HasModerationAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) => db.Set<Moderation>().AnyAsync(row => row.ProcurementId == procurementId, stop);

    /// <summary>Names of the authority's evaluators who have not declared their interests in the procurement.</summary>
    public static Task<List<string>> EvaluatorsNotBegunAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    )
    {
        var own = db.Actor.AuthorityId;
        return (
            from membership in db.Set<Membership>()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            where
                membership.AuthorityId == own
                && membership.Role == Role.Evaluator
                && !db.Set<EvaluatorDeclaration>()
                    .Any(row => row.ProcurementId == procurementId && row.EvaluatorId == account.Id)
            orderby account.Name
            select account.Name
        ).ToListAsync(stop);
    }
}
