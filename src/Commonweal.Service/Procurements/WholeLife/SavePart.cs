using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.WholeLife;

/// <summary>Adds a lot, option or extension to a purchase, or changes one.</summary>
public sealed class SavePart(Db db)
{
    /// <summary>Answers the part's id.</summary>
    /// <param name="partId">The part to change; null for a new one.</param>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid? partId,
        PartAnswer answer,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            procurement =>
            {
                if (partId is { } known && procurement.Parts.All(part => part.Id != known))
                {
                    return Task.FromResult<Outcome<Guid>>(Procurement.PartGone);
                }

                var id = partId ?? Guid.CreateVersion7();
                var saved = procurement.SavePart(id, answer);
                db.Record(
                    "procurement.part-saved",
                    procurementId,
                    new
                    {
                        part = procurement.Parts.FirstOrDefault(part => part.Id == id),
                        procurement.NetValue,
                        procurement.Months,
                    }
                );
                return Task.FromResult(saved.Then(_ => Outcome.Of(id)));
            },
            stop
        );
}
