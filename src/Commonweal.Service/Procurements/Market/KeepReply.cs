using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Keeps what a contact said before the tender.</summary>
public sealed class KeepReply(Db db)
{
    /// <summary>What is kept is not changed; more is kept beside it.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid contactId,
        DateOnly saidOn,
        string? question,
        string? answer,
        CancellationToken stop
    ) =>
        db.ActOnMarketAsync<Done>(
            actor,
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

                return MarketReply
                    .Keep(
                        contact,
                        saidOn,
                        question,
                        answer,
                        Guid.CreateVersion7(),
                        UkTime.Today(await db.NowAsync(stop))
                    )
                    .Then(reply =>
                    {
                        db.Add(reply);
                        db.Record("market.reply-kept", procurementId, new { contact = contactId });
                        return Outcome.Done;
                    });
            },
            stop
        );
}
