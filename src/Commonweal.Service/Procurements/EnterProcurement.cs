using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Enters a purchase by hand; it starts with its authority's own edition.</summary>
public sealed class EnterProcurement(Db db)
{
    /// <summary>Answers the new procurement's id, or that of the one the same person entered with the same details before.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        ProcurementDetails details,
        CancellationToken stop
    ) =>
        db.ActAsync<Guid>(
            actor,
            Permission.EditProcurements,
            async () =>
            {
                // A form sent twice arrives twice at once: the second waits for what the first enters.
                await db.LockAsync($"references of {actor.AuthorityId}", stop);
                if (await db.HolderAsync(details.Reference, null, stop) is { } holder)
                {
                    if (!holder.IsEnteredAs(details, actor.AccountId))
                    {
                        return ProcurementRows.ReferenceTaken(holder);
                    }

                    db.Record("procurement.entered-again", holder.Id, holder.Details);
                    return holder.Id;
                }

                var id = Guid.CreateVersion7();
                return Procurement
                    .Create(
                        id,
                        actor.AuthorityId!.Value,
                        details,
                        await db.OwnEditionAsync(stop),
                        actor.AccountId,
                        await db.NowAsync(stop)
                    )
                    .Then(procurement =>
                    {
                        db.Add(procurement);
                        db.Record("procurement.entered", id, procurement.Details);
                        return Outcome.Of(id);
                    });
            },
            stop
        );
}
