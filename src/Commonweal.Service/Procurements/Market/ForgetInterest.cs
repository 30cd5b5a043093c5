using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Takes somebody off the list of a public event, because they ask or the list is no longer needed.</summary>
public sealed class ForgetInterest(Db db)
{
    /// <summary>Nothing of it is kept.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid eventId,
        Guid interestId,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async _ =>
            {
                if (
                    await db.OfProcurementAsync<EventNotice>(eventId, procurementId, stop) is null
                    || await db.Set<EventInterest>()
                        .SingleOrDefaultAsync(
                            row => row.Id == interestId && row.EventId == eventId,
                            stop
                        )
                        is not { } interest
                )
                {
                    return Gone;
                }

                db.Remove(interest);
                db.Record("market.interest-forgotten", procurementId, new { Event = eventId });
                return Outcome.Done;
            },
            stop
        );

    private static Problem Gone { get; } =
        Problem.NotFound(
            "procurements.event-interest.not-found",
            "organisation",
            "the list of who registered"
        );
}
