using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Grants or refuses the waiver that somebody else applied for.</summary>
public sealed class DecideWaiver(Db db)
{
    /// <summary>Decides the application that waits.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        bool? granted,
        string reason,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.DecideWaivers,
            procurementId,
            async procurement =>
            {
                if ((await db.StandingOfAsync(procurementId, stop)).Waiver is not { } waiver)
                {
                    return new Problem(
                        "procurements.waiver.none",
                        "Nobody has applied for a waiver on this procurement. An officer applies for one first, under \"Waiver\" on its page."
                    );
                }

                var now = await db.NowAsync(stop);
                var decided = waiver.Decide(procurement, granted, reason, actor.AccountId, now);
                db.Record(
                    "waiver.decided",
                    procurementId,
                    new { granted, reason = waiver.DecisionReason }
                );
                return decided;
            },
            stop
        );
}
