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
        string businessCase,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                var id = Guid.CreateVersion7();
                var earlier = (await db.StandingOfAsync(procurementId, stop)).Waiver;
                var now = await db.NowAsync(stop);
                return Waiver
                    .Apply(procurement, earlier, id, businessCase, actor.AccountId, now)
                    .Then(waiver =>
                    {
                        db.Add(waiver);
                        db.Record(
                            "waiver.applied-for",
                            procurementId,
                            new { id, waiver.BusinessCase }
                        );
                        return Outcome.Of(id);
                    });
            },
            stop
        );
}
