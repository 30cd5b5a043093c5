namespace Commonweal.Domain.Common;

/// <summary>A figure that went into a calculation.</summary>
/// <param name="Name">What it is, in the field's words.</param>
/// <param name="Value">The figure as used, at full precision.</param>
/// <param name="Unit">Its unit, such as <c>GBP per hour</c>.</param>
/// <param name="On">The day the figure dates from; null for what a person entered.</param>
/// <param name="Source">Where it comes from; null for what a person entered or an earlier step found.</param>
public sealed record ExplanationInput(
    string Name,
    decimal Value,
    string Unit,
    DateOnly? On = null,
    Source? Source = null
);

/// <summary>One step of a calculation: what was worked out, how, from what.</summary>
/// <param name="Says">The step in one sentence.</param>
/// <param name="Formula">The arithmetic with its names, such as <c>quantity x attribution x proxy</c>.</param>
/// <param name="Inputs">Every figure used.</param>
/// <param name="Result">What came out, at full precision; null when there is no figure (a measure without a value).</param>
/// <param name="Unit">The unit of the result.</param>
/// <param name="Range">The result by the low and high figures of its sources; null where none of them has a range.</param>
public sealed record ExplanationStep(
    string Says,
    string Formula,
    IReadOnlyList<ExplanationInput> Inputs,
    decimal? Result,
    string Unit,
    ValueRange? Range = null
);

/// <summary>How a figure came about, step by step, down to dated and sourced parameters.</summary>
/// <param name="Steps">The steps in the order they were taken; the last one's result is the figure.</param>
public sealed record Explanation(IReadOnlyList<ExplanationStep> Steps)
{
    /// <summary>Puts these steps before those of <paramref name="next"/>.</summary>
    public Explanation Then(Explanation next) => new([.. Steps, .. next.Steps]);
}
