using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Grants or refuses the waiver that somebody else applied for.</summary>
public sealed class DecideWaiver(Db db)
{
    /// <summary>Decides the application that waits.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        WaiverDecision decision,
        CancellationToken stop
    ) =>
        db.ActOnWaiverAsync(
            actor,
            Permission.DecideWaivers,
            procurementId,
            (procurement, waiver, policy, now) =>
            {
                var decided = waiver.Decide(procurement, decision, actor.AccountId, now, policy.On);
                db.Record(
                    "waiver.decided",
                    procurementId,
                    new
                    {
                        decision.Granted,
                        reason = waiver.DecisionReason,
                        waiver.ExpiresOn,
                        waiver.Conditions,
                    }
                );
                return decided;
            },
            stop
        );
}
