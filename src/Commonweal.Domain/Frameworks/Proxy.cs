using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>How one unit of a measure is turned into pounds: a formula over dated, sourced parameters.</summary>
/// <param name="Id">Name within the edition.</param>
/// <param name="Title">What a unit's value stands for.</param>
/// <param name="Unit">The unit it values; only measures in this unit may use it.</param>
/// <param name="Formula">The arithmetic.</param>
public sealed record Proxy(string Id, string Title, Unit Unit, Formula Formula);

/// <summary>What a formula makes of one unit on one day.</summary>
/// <param name="Figure">Pounds per unit, nothing rounded; the range and confidence follow the parameters.</param>
/// <param name="Step">How it came about.</param>
public sealed record FormulaResult(Figure Figure, ExplanationStep Step);
