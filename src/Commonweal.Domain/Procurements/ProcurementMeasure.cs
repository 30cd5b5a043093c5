using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements;

/// <summary>One measure bidders may offer, with the reason it suits this procurement.</summary>
public sealed class ProcurementMeasure : IOwnedByAuthority
{
    private ProcurementMeasure() { }

    internal ProcurementMeasure(Procurement procurement, MeasureChoice choice)
    {
        (Id, AuthorityId, ProcurementId) = (choice.Id, procurement.AuthorityId, procurement.Id);
        Measure = choice.Measure;
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The measure's code in the procurement's edition.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>Why it is relevant and proportionate here; 1 to 2,000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>
    /// Its part of the marks where measures are marked one by one, above 0 and 100 over all that earn some; under a method of points,
    /// the points for one unit. Null earns none. No other method looks at it, and none is published under one.
    /// </summary>
    public decimal? Weight { get; private set; }

    /// <summary>What is expected over the whole contract, and earns full marks where a target does; in the measure's unit, above 0. Null for none.</summary>
    public decimal? Target { get; private set; }

    /// <summary>The most that counts over the whole contract, in the measure's unit: at least the target. Null for no limit.</summary>
    public decimal? Limit { get; private set; }

    /// <summary>Its place in the list, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Weight, target and limit in sentences, and what lacking them means where quantities are marked.</summary>
    /// <param name="unit">The measure's.</param>
    /// <param name="method">How quantities are marked; null where that is not settled.</param>
    public IEnumerable<string> Terms(Unit unit, QuantitativeMethod? method)
    {
        if (Weight is { } points && method == QuantitativeMethod.Points)
        {
            yield return $"One {unit.One()} earns {Quantity.Display(points)} points.";
        }
        else if (Weight is { } weight && (method is null or QuantitativeMethod.PerMeasure))
        {
            yield return $"It weighs {Quantity.Display(weight)} of the 100 of all measures.";
        }
        else if (method?.CountsQuantities() is true)
        {
            yield return "It has no weight: what you offer of it is recorded and earns no marks for quantities.";
        }

        if (Target is { } target)
        {
            yield return $"The target is {UnitWords.Amount(target, unit.Words())} over the whole contract.";
        }
        else if (method == QuantitativeMethod.PerMeasure && Weight is not null)
        {
            yield return "It has no target: the highest quantity accepted of any bid gets all its marks.";
        }

        if (Limit is { } limit)
        {
            yield return $"No more than {UnitWords.Amount(limit, unit.Words())} over the whole contract count.";
        }
    }

    internal void Take(MeasureChoice choice, int position)
    {
        (Reason, Position) = (Written.Plain(choice.Reason), position);
        (Weight, Target, Limit) = (choice.Weight, choice.Target, choice.Limit);
    }
}
