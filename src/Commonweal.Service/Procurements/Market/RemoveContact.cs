using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Forgets a contact and what it said, because it no longer agrees to be kept.</summary>
public sealed class RemoveContact(Db db)
{
    /// <summary>Events keep that somebody came, and no longer who.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid contactId,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async _ =>
            {
                var contact = await db.OfProcurementAsync<MarketContact>(
                    contactId,
                    procurementId,
                    stop
                );
                if (contact is null)
                {
                    return MarketRows.NoContact;
                }

                await db.Set<MarketReply>()
                    .Where(reply => reply.ContactId == contactId)
                    .ExecuteDeleteAsync(stop);
                db.Remove(contact);
                db.Record("market.contact-removed", procurementId, new { contact = contactId });
                return Outcome.Done;
            },
            stop
        );
}
