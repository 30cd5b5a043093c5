using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Settles the edition, the weighting and the scoring method.</summary>
public sealed class SetWeighting(Db db, EditionShelf editions)
{
    /// <summary>How social value is to count.</summary>
    /// <param name="Edition">The edition's name.</param>
    /// <param name="Method">Weighting and scoring.</param>
    public sealed record Choice(string Edition, ScoringMethod Method);

    /// <summary>Replaces what was set before.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Choice choice,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                var policy = await db.StandingOfAsync(procurement, stop);
                var set = procurement.SetWeighting(
                    (await editions.ToChooseAsync(actor, procurement.Edition, stop)).FirstOrDefault(
                        one => one.Name == choice.Edition
                    ),
                    choice.Method,
                    policy
                );
                db.Record("procurement.weighting-set", procurementId, choice);
                return set;
            },
            stop
        );
}
