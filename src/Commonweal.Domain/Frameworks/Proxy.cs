using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>How one unit of a measure is turned into pounds: a formula over dated, sourced parameters.</summary>
/// <param name="Id">Name within the edition.</param>
/// <param name="Title">What a unit's value stands for.</param>
/// <param name="Unit">The unit it values; only measures in this unit may use it.</param>
/// <param name="Formula">The arithmetic.</param>
/// <param name="Uprating">To the edition's prices; null when every figure is in them, or pounds are counted as given.</param>
public sealed record Proxy(
    string Id,
    string Title,
    Unit Unit,
    Formula Formula,
    Uprating? Uprating = null
)
{
    /// <summary>Pounds per unit on a day; null when a figure it needs is not held.</summary>
    public FormulaResult? On(DateOnly day)
    {
        var value = Formula.On(day);
        return value is null || Uprating is null ? value : Uprating.Apply(value);
    }
}

/// <summary>What one unit is worth on one day.</summary>
/// <param name="Figure">Pounds per unit, rounded only where prices were brought to another year; the range and confidence follow the parameters.</param>
/// <param name="Explanation">How it came about.</param>
public sealed record FormulaResult(Figure Figure, Explanation Explanation);
