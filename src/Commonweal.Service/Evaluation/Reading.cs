using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Who may read what of opened bids.</summary>
internal static class Reading
{
    private static readonly Problem ScoresFirst = new(
        "evaluation.bids.agreeing-first",
        "You see bidders, prices and values once the panel has agreed every score, so that they colour none of them. Nothing else is needed from you until then."
    );

    /// <summary>The statements, for those who score or moderate; refused until the bids are open, and to whoever belongs to a bidder.</summary>
    public static async Task<Outcome<Tender>> OpenedTenderAsync(
        this Db db,
        EditionShelf editions,
        Actor actor,
        Permission permission,
        Guid procurementId,
        CancellationToken stop
    )
    {
        if (actor.Lacks(permission) is { } refusal)
        {
            return refusal;
        }

        return await db.As(actor).TenderAsync(editions, procurementId, stop) is not { } tender
            || tender.Procurement.OpenedAt is null
                ? Refusals.UnknownProcurement
            : await db.OwnBidAsync(procurementId, stop) is { } own ? own
            : tender.Procurement.AsksForInterests(actor)
            && await db.OwnDeclarationAsync(procurementId, stop) is null
                ? Refusals.Undeclared
            : tender;
    }

    /// <summary>
    /// Whether who reads bids says first that nothing ties them to a bidder: all who may judge them, while they are judged. Evaluators are asked
    /// where they score.
    /// </summary>
    private static bool AsksForInterests(this Procurement procurement, Actor actor) =>
        actor.Can(Permission.DeclareInterests)
        && !actor.Can(Permission.ScoreBids)
        && procurement.LacksEvaluation() is null;

    /// <summary>
    /// Null when the actor may read prices and values. Whoever belongs to a bidder never may, nor, while bids are judged, who did not say whether
    /// anything ties them to one; whoever may score sees statements alone, without bidders' names or prices, until every score of the panel is
    /// agreed, in whatever other role they also hold.
    /// </summary>
    public static async Task<Problem?> LacksReadingAsync(
        this Db db,
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.ReadOpenedBids) is { } refusal)
        {
            return refusal;
        }

        if (
            await db.As(actor)
                .Set<Procurement>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == procurementId, stop)
            is not { } procurement
        )
        {
            return Refusals.UnknownProcurement;
        }

        if (await db.OwnBidAsync(procurementId, stop) is { } own)
        {
            return own;
        }

        return await db.OwnDeclarationAsync(procurementId, stop) switch
        {
            { HasConflict: true } => Refusals.Conflict,
            { LockedAt: not null } => procurement.LacksEvaluation() is null
            && await db.LacksScoresAsync(procurement, stop)
                ? ScoresFirst
                : null,
            null when procurement.AsksForInterests(actor) => Refusals.Undeclared,
            _ when !actor.Can(Permission.ScoreBids) => null,
            _ => new Problem(
                "evaluation.bids.scoring-first",
                "You see bidders, prices and values once you have locked your scores and the panel has agreed all of them, so that they do not colour your reading. Score the statements first."
            ),
        };
    }
}
