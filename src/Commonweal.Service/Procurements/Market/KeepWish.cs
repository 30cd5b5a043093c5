using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Keeps an outcome that residents say matters.</summary>
public sealed class KeepWish(Db db)
{
    /// <summary>Null people where nobody counted.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string? wish,
        int? people,
        string? source,
        CancellationToken stop
    ) =>
        db.ActOnMarketAsync(
            actor,
            procurementId,
            procurement =>
                Task.FromResult(
                    OutcomeWish
                        .Keep(procurement, wish, people, source, Guid.CreateVersion7())
                        .Then(kept =>
                        {
                            db.Add(kept);
                            db.Record("market.wish-kept", procurementId, new { kept.Id });
                            return Outcome.Done;
                        })
                ),
            stop
        );
}
