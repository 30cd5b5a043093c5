using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Evaluation;

/// <summary>Somebody says, before their first act on opened bids, whether anything ties them to a bidder.</summary>
public sealed class DeclareInterest(Db db)
{
    /// <summary>Declared once; by evaluators only until moderation begins, for whoever joins later could follow the panel's marks.</summary>
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
                "You already declared your interests. If something has changed, tell the head of procurement."
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
