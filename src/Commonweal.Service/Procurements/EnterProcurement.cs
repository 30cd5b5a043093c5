using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Enters a purchase by hand; it starts with its authority's own edition.</summary>
public sealed class EnterProcurement(Db db)
{
    /// <summary>Answers the new procurement's id.</summary>
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
                if (await db.IsReferenceTakenAsync(details.Reference, null, stop))
                {
                    return ProcurementRows.ReferenceTaken(details.Reference);
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
                        db.Record("procurement.entered", id, details);
                        return Outcome.Of(id);
                    });
            },
            stop
        );
}
