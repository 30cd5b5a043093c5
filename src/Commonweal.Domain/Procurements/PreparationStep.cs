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

    /// <summary>Who alone may bid, where it is reserved.</summary>
    Reservation,

    /// <summary>Edition, weighting and scoring method.</summary>
    Weighting,

    /// <summary>The conditions of a waiver, where one is relied on.</summary>
    Waiver,

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
/// <param name="On">The day in the United Kingdom on which it is asked: a waiver may have expired.</param>
public sealed record PolicyStanding(ThresholdAssessment? Assessment, Waiver? Waiver, DateOnly On)
{
    /// <summary>How the latest application stands; null when there is none.</summary>
    public WaiverState? WaiverState => Waiver?.StateOn(On);

    /// <summary>The least weighting that needs neither waiver nor reason, per cent; 0 where policy names none.</summary>
    public decimal LeastWeighting =>
        WaiverState == Procurements.WaiverState.Granted
            ? Math.Min(Waiver!.DownTo, PolicyMinimum)
            : PolicyMinimum;

    /// <summary>Whether an application for a waiver waits for its decision.</summary>
    public bool IsWaiverAwaited => WaiverState == Procurements.WaiverState.Waiting;

    /// <summary>Whether a weighting stands only because a waiver that counts allows it.</summary>
    internal bool RestsOnWaiver(decimal weighting) =>
        weighting >= LeastWeighting && weighting < PolicyMinimum;

    private decimal PolicyMinimum => Assessment?.MinimumWeighting ?? 0m;
}
