using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>How every act that judges bids begins.</summary>
internal static class Judging
{
    /// <summary>
    /// An act that locks the procurement and hands it on; refused when it is not being evaluated, and to whoever belongs to a
    /// bidder.
    /// </summary>
    public static Task<Outcome<T>> JudgeAsync<T>(
        this Db db,
        Actor actor,
        Permission permission,
        Guid procurementId,
        Func<Procurement, Task<Outcome<T>>> judge,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            permission,
            () => db.ChangeEvaluationAsync(procurementId, judge, stop),
            stop
        );

    /// <summary>The same by a line of one of its bids; refused where that bid is set aside.</summary>
    public static Task<Outcome<T>> JudgeLineAsync<T>(
        this Db db,
        Actor actor,
        Permission permission,
        Guid bidLineId,
        Func<Procurement, Task<Outcome<T>>> judge,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            permission,
            async () =>
                await db.ProcurementOfLineAsync(bidLineId, stop) is { } procurementId
                    ? await db.ChangeEvaluationAsync(
                        procurementId,
                        async procurement =>
                            await db.IsOfSetAsideAsync(bidLineId, stop)
                                ? SetAsideDecision.Already
                                : await judge(procurement),
                        stop
                    )
                    : Refusals.UnknownLine,
            stop
        );

    /// <summary>The same within an act.</summary>
    public static Task<Outcome<T>> ChangeEvaluationAsync<T>(
        this Db db,
        Guid procurementId,
        Func<Procurement, Task<Outcome<T>>> judge,
        CancellationToken stop
    ) =>
        db.ChangeAsync<Procurement, T>(
            procurementId,
            Refusals.UnknownProcurement,
            async procurement =>
                await db.LacksJudgingAsync(procurement, stop) is { } refusal
                    ? refusal
                    : await judge(procurement),
            stop
        );

    /// <summary>Null while the procurement is being evaluated, for whoever does not belong to a bidder and declared that nothing ties them to one.</summary>
    public static async Task<Problem?> LacksJudgingAsync(
        this Db db,
        Procurement procurement,
        CancellationToken stop
    ) =>
        await db.OwnBidAsync(procurement.Id, stop)
        ?? await db.OwnDeclarationAsync(procurement.Id, stop) switch
        {
            { HasConflict: true } => Refusals.Conflict,
            null => procurement.LacksEvaluation() ?? Refusals.Undeclared,
            var own => procurement.LacksEvaluation()
                ?? (await db.OpenedSince(own).AnyAsync(stop) ? Refusals.UndeclaredAnew : null),
        };
}
