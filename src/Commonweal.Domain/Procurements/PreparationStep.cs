using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <summary>The parts of preparing a procurement, in the order they are done.</summary>
public enum PreparationStep
{
    /// <summary>What is bought.</summary>
    Details,

    /// <summary>Lots, options and extensions, where there are any.</summary>
    Value,

    /// <summary>What policy and law ask of it.</summary>
    Threshold,

    /// <summary>Edition, weighting and scoring method.</summary>
    Weighting,

    /// <summary>The measures bidders may offer.</summary>
    Measures,

    /// <summary>Until when bids are received.</summary>
    Deadline,
}

/// <summary>Something that stands between a draft and its publication.</summary>
/// <param name="Step">The part where it is put right.</param>
/// <param name="Problem">What is missing; its field is the step's name in lower case.</param>
public sealed record StillMissing(PreparationStep Step, Problem Problem);

/// <summary>What was decided about a procurement outside its own row.</summary>
/// <param name="Assessment">The latest threshold assessment; null when there is none.</param>
/// <param name="Waiver">The latest application for a waiver; null when there is none.</param>
public sealed record PolicyStanding(ThresholdAssessment? Assessment, Waiver? Waiver)
{
    /// <summary>The least weighting that needs neither waiver nor reason, per cent; 0 where policy names none or is waived.</summary>
    public decimal LeastWeighting =>
        Waiver?.Granted is true ? 0m : Assessment?.MinimumWeighting ?? 0m;

    /// <summary>Whether an application for a waiver waits for its decision.</summary>
    public bool IsWaiverAwaited => Waiver is { Granted: null };
}
