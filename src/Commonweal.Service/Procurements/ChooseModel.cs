using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Chooses the criteria of a Social Value Model by which statements are judged, or none.</summary>
public sealed class ChooseModel(Db db, ReferenceData data)
{
    private static readonly Problem Unknown = new(
        "procurements.model.unknown",
        "There is no such model. Select one from the list.",
        nameof(Procurement.Model)
    );

    /// <summary>Replaces what was chosen before.</summary>
    /// <param name="model">Its name; null for none.</param>
    /// <param name="criteria">Codes of its criteria.</param>
    /// <param name="compared">Whether the actor has compared their words with the model's own.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string? model,
        IReadOnlyList<string> criteria,
        bool compared,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            procurement =>
            {
                var chosen =
                    model is not null && data.Model(model) is null
                        ? Unknown
                        : procurement.ChooseModel(data.Model(model), criteria, compared);
                db.Record(
                    "procurement.model-chosen",
                    procurementId,
                    new
                    {
                        procurement.Model,
                        criteria = procurement.ModelCriteria,
                        compared,
                    }
                );
                return Task.FromResult(chosen);
            },
            stop
        );
}
