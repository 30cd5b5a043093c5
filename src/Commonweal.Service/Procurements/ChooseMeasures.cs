using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Settles the whole list of measures: what is added, kept, left out, and in which order.</summary>
public sealed class ChooseMeasures(Db db, EditionShelf editions)
{
    /// <summary>A measure asked for, and why it suits the purchase.</summary>
    public sealed record Choice(string Measure, string Reason);

    /// <summary>Replaces the list by <paramref name="choices"/>, in their order.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        IReadOnlyList<Choice> choices,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            procurement =>
            {
                var chosen = procurement.ChooseMeasures(
                    editions.Find(procurement.Edition),
                    [.. choices.Select(WithId)]
                );
                db.Record(
                    "procurement.measures-chosen",
                    procurementId,
                    procurement.Measures.Select(kept => new Choice(kept.Measure, kept.Reason))
                );
                return Task.FromResult(chosen);
            },
            stop
        );

    private static MeasureChoice WithId(Choice choice) =>
        new(Guid.CreateVersion7(), choice.Measure, choice.Reason);
}
