using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Opens a procurement to bidders and makes the key that seals their bids.</summary>
public sealed class PublishProcurement(
    Db db,
    MasterKey master,
    EditionShelf editions,
    ReferenceData data
)
{
    /// <summary>Refused with everything that is still missing at once; each problem's field names the step that mends it.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid procurementId, CancellationToken stop) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.PublishProcurements,
            procurementId,
            async procurement =>
            {
                // The moment is taken under the lock: emails of the day wait for whoever holds it.
                await db.LockAsync("publications", stop);
                var now = await db.NowAsync(stop);
                var policy = await db.StandingOfAsync(procurement, stop);
                var published = procurement.Publish(
                    policy,
                    now,
                    UkTime.Today,
                    await db.MissingBesidesAsync(editions, data, actor, policy, stop)
                );
                if (published.Succeeded)
                {
                    await TenderKey.MakeAsync(db, master, procurement, now, stop);
                    db.Record(
                        "procurement.published",
                        procurementId,
                        new
                        {
                            procurement.Reference,
                            procurement.Edition,
                            method = procurement.Scoring,
                            procurement.Deadline,
                            procurement.ShortGround,
                            procurement.ShortReason,
                            measures = procurement.Measures.Select(ChooseMeasures.Choice.Of),
                            procurement.Overlap,
                            procurement.Model,
                            modelCriteria = procurement.ModelCriteria,
                        }
                    );
                }

                return published;
            },
            stop
        );
}
