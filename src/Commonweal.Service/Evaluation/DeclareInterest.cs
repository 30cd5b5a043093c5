using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Somebody says, before their first act on opened bids, whether anything ties them to a bidder.</summary>
public sealed class DeclareInterest(Db db, CommonwealSettings site)
{
    /// <summary>
    /// Declared once, and again when an interest comes up later, until the award: the scores given count no longer and what was agreed
    /// with them is agreed anew. By evaluators for the first time only until moderation begins, for whoever joins later could follow
    /// the panel's marks.
    /// </summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        bool? hasConflict,
        string detail,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.DeclareInterests,
            () =>
                db.ChangeAsync<Procurement, Done>(
                    procurementId,
                    Refusals.UnknownProcurement,
                    async procurement =>
                    {
                        if (
                            hasConflict is { } answer
                            && await db.DeclarationAsync(actor, procurementId, stop) is { } earlier
                            && (
                                answer
                                || !earlier.HasConflict
                                    && await db.OpenedSince(earlier).AnyAsync(stop)
                            )
                        )
                        {
                            return answer
                                ? await ComesUpAsync(actor, procurement, earlier, detail, stop)
                                : await ConfirmAsync(procurement, earlier, stop);
                        }

                        if (await RefusalAsync(actor, procurement, stop) is { } refusal)
                        {
                            return refusal;
                        }

                        var declaration = EvaluatorDeclaration.Of(
                            Guid.CreateVersion7(),
                            procurement,
                            actor,
                            hasConflict,
                            detail,
                            await db.NowAsync(stop)
                        );
                        return declaration.Then(made =>
                        {
                            db.Add(made);
                            db.Record("interest.declared", procurementId, new { made.HasConflict });
                            return Outcome.Done;
                        });
                    },
                    stop
                ),
            stop
        );

    private async Task<Outcome<Done>> ConfirmAsync(
        Procurement procurement,
        EvaluatorDeclaration earlier,
        CancellationToken stop
    )
    {
        var bidders = await db.OpenedSince(earlier)
            .Select(bid => bid.SupplierName)
            .ToListAsync(stop);
        var confirmed = earlier.Confirm(procurement, await db.NowAsync(stop));
        db.Record("interest.declared", procurement.Id, new { earlier.HasConflict, bidders });
        return confirmed;
    }

    private async Task<Outcome<Done>> ComesUpAsync(
        Actor actor,
        Procurement procurement,
        EvaluatorDeclaration earlier,
        string detail,
        CancellationToken stop
    )
    {
        var now = await db.NowAsync(stop);
        await db.WithdrawRecommendationAsync(
            procurement.Id,
            "Somebody who took part declared an interest in a bidder.",
            now,
            stop
        );
        // Before the tie is there: whoever has one changes nothing of the evaluation any more.
        await db.SaveChangesAsync(stop);
        var declared = earlier.ComesUp(procurement, detail, now);
        if (!declared.Succeeded)
        {
            return declared;
        }

        await db.AskColleaguesAsync(
            actor,
            Permission.ModerateScores,
            $"An interest was declared: {procurement.Reference}",
            $"{actor.Name} declared an interest in a bidder for {procurement.Title} ({procurement.Reference}) after taking part. Their scores, marks, checks of offers and decisions on bids count no longer. Look at the procurement: what the panel agreed with them is to be agreed again or confirmed, and offers they checked are to be checked again, before the scoring is run; marks they entered and decisions they took part in are to be confirmed by somebody else before a contract is awarded.\n\n{site.PageOf($"procurements/{procurement.Id}")}",
            now,
            stop
        );
        db.Record("interest.came-up", procurement.Id, new { hadLocked = earlier.LockedAt });
        return declared;
    }

    private async Task<Problem?> RefusalAsync(
        Actor actor,
        Procurement procurement,
        CancellationToken stop
    )
    {
        if (await db.OwnBidAsync(procurement.Id, stop) is { } own)
        {
            return own;
        }

        if (await db.OwnDeclarationAsync(procurement.Id, stop) is not null)
        {
            return new Problem(
                "evaluation.interest.already-declared",
                "You already declared your interests. If one came up since, say yes and describe it."
            );
        }

        return actor.Can(Permission.ScoreBids)
            ? await JoinsPanelRefusalAsync(actor, procurement, stop)
            : null;
    }

    private async Task<Problem?> JoinsPanelRefusalAsync(
        Actor actor,
        Procurement procurement,
        CancellationToken stop
    )
    {
        if ((await db.OpenersAsync(procurement.Id, stop)).Contains(actor.AccountId))
        {
            return Refusals.Opened;
        }

        return await db.HasModerationAsync(procurement.Id, stop)
            ? new Problem(
                "evaluation.interest.too-late",
                "The panel has begun to agree scores, so nobody can start scoring now. If your scores are needed, tell the head of procurement."
            )
            : null;
    }
}
