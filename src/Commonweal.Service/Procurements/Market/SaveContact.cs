using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Writes down whom the council asks before a tender, or writes it anew.</summary>
public sealed class SaveContact(Db db)
{
    /// <summary>Answers the contact's id; <paramref name="contactId"/> is null for a new one.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid? contactId,
        ContactFacts facts,
        CancellationToken stop
    ) =>
        db.ActOnMarketAsync(
            actor,
            procurementId,
            async procurement =>
            {
                var known = await db.OfProcurementAsync<MarketContact>(
                    contactId,
                    procurementId,
                    stop
                );
                if (known is null && contactId is not null)
                {
                    return MarketRows.NoContact;
                }

                return (
                    known?.Change(facts)
                    ?? MarketContact.Add(procurement, facts, Guid.CreateVersion7())
                ).Then(contact =>
                {
                    if (known is null)
                    {
                        db.Add(contact);
                    }

                    db.Record("market.contact-saved", procurementId, new { contact = contact.Id });
                    return Outcome.Of(contact.Id);
                });
            },
            stop
        );
}
