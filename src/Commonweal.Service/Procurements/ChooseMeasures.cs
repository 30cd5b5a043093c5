using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Settles the whole list of measures: what is added, kept, left out, and in which order.</summary>
public sealed class ChooseMeasures(Db db, EditionShelf editions)
{
    /// <summary>A measure asked for, why it suits the purchase, and how much of it counts for how much.</summary>
    public sealed record Choice(
        string Measure,
        string Reason,
        decimal? Weight = null,
        decimal? Target = null,
        decimal? Limit = null
    )
    {
        /// <summary>The measure as it is asked for.</summary>
        public static Choice Of(ProcurementMeasure chosen) =>
            new(chosen.Measure, chosen.Reason, chosen.Weight, chosen.Target, chosen.Limit);

        /// <summary>The same with the identifier it gets when it is new to the procurement.</summary>
        public MeasureChoice As(Guid id) => new(id, Measure, Reason, Weight, Target, Limit);
    }

    /// <summary>Replaces the list by <paramref name="choices"/>, in their order.</summary>
    /// <param name="overlap">What becomes of a bid that offers two which exclude one another.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        IReadOnlyList<Choice> choices,
        Overlap overlap,
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
                    [.. choices.Select(choice => choice.As(Guid.CreateVersion7()))],
                    overlap
                );
                db.Record(
                    "procurement.measures-chosen",
                    procurementId,
                    new { measures = procurement.Measures.Select(Choice.Of), procurement.Overlap }
                );
                return Task.FromResult(chosen);
            },
            stop
        );
}
