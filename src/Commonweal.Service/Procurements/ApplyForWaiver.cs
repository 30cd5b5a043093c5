using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Makes the case for asking less social value than the policy does.</summary>
public sealed class ApplyForWaiver(Db db)
{
    /// <summary>Answers the application's id.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid procurementId,
        WaiverCase asked,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                var id = Guid.CreateVersion7();
                var policy = await db.StandingOfAsync(procurement, stop);
                var now = await db.NowAsync(stop);
                return Waiver
                    .Apply(procurement, policy.Waiver, id, asked, actor.AccountId, now, policy.On)
                    .Then(waiver =>
                    {
                        db.Add(waiver);
                        db.Record(
                            "waiver.applied-for",
                            procurementId,
                            new
                            {
                                id,
                                waiver.DownTo,
                                waiver.BusinessCase,
                                waiver.Alternatives,
                                waiver.Risk,
                            }
                        );
                        return Outcome.Of(id);
                    });
            },
            stop
        );
}
