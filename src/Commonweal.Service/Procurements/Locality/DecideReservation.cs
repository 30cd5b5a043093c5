using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Locality;

/// <summary>Decides who alone may bid for a purchase below the national threshold.</summary>
public sealed class DecideReservation(Db db, ReferenceData data)
{
    /// <summary>Replaces an earlier decision; anybody takes it away.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        ReservationAnswer answer,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                var policy = await db.StandingOfAsync(procurement, stop);
                var own = await db.Set<Authority>()
                    .Where(authority => authority.Id == procurement.AuthorityId)
                    .Select(authority => authority.GssCode)
                    .SingleAsync(stop);
                var decided = procurement.Reserve(answer, data.Places, own, policy, policy.On);
                db.Record(
                    "procurement.reservation-decided",
                    procurementId,
                    new { reservation = procurement.Reservation }
                );
                return decided;
            },
            stop
        );
}
