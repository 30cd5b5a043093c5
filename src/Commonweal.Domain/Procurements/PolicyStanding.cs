using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <summary>What was decided about a procurement outside its own row.</summary>
/// <param name="Purchase">The procurement as it is now: a waiver counts for what it was granted for.</param>
/// <param name="Assessment">The latest threshold assessment; null when there is none.</param>
/// <param name="Waiver">The latest application for a waiver; null when there is none.</param>
/// <param name="On">The day in the United Kingdom on which it is asked: a waiver may have expired.</param>
public sealed record PolicyStanding(
    Procurement Purchase,
    ThresholdAssessment? Assessment,
    Waiver? Waiver,
    DateOnly On
)
{
    /// <summary>How the latest application stands; null when there is none.</summary>
    public WaiverState? WaiverState => Waiver?.StateOf(Purchase, On);

    /// <summary>The least weighting that may be published, per cent; 0 where policy names none.</summary>
    public decimal LeastWeighting =>
        WaiverState == Procurements.WaiverState.Granted
            ? Math.Min(Waiver!.DownTo, PolicyMinimum)
            : PolicyMinimum;

    /// <summary>Whether an application for a waiver waits for its decision.</summary>
    public bool IsWaiverAwaited => WaiverState == Procurements.WaiverState.Waiting;

    /// <summary>Whether a weighting stands only because a waiver that counts allows it.</summary>
    internal bool RestsOnWaiver(decimal weighting) =>
        weighting >= LeastWeighting && weighting < PolicyMinimum;

    /// <summary>Why a weighting is too low, and what lets it be: a waiver that counts and nothing else. Null when it is enough.</summary>
    internal Problem? Refuses(decimal weighting)
    {
        if (weighting >= LeastWeighting)
        {
            return null;
        }

        var least = Quantity.Display(LeastWeighting);
        var now = Quantity.Display(weighting);
        return WaiverState switch
        {
            Procurements.WaiverState.Expired => new Problem(
                "procurements.waiver.expired",
                $"The waiver counted until {Waiver!.ExpiresOn:d MMMM yyyy} and has expired. Apply for another, or raise the weighting to {least}%."
            ),
            Procurements.WaiverState.Outgrown => new Problem(
                "procurements.waiver.outgrown",
                $"The waiver counts no longer, because the purchase is not the one it was granted for: {Waiver!.Outgrown(Purchase)}. Apply for another, or raise the weighting to {least}%."
            ),
            Procurements.WaiverState.Granted => new Problem(
                "procurements.weighting.below-policy",
                $"The weighting is {now}%, and the waiver allows {least}% at least. Raise it, or withdraw the waiver and apply for one that goes further."
            ),
            Procurements.WaiverState.Waiting => new Problem(
                "procurements.weighting.below-policy",
                $"The weighting is {now}%, and your policy asks for at least {least}%.{Because} Raise it, or wait for the decision on the waiver."
            ),
            _ => new Problem(
                "procurements.weighting.below-policy",
                $"The weighting is {now}%, and your policy asks for at least {least}%.{Because} Raise it, or apply for a waiver: only a waiver that is granted lets you ask for less."
            ),
        };
    }

    /// <summary>Which day's policy sets the least weighting, where that is not plainly the policy of the day of commencement; empty otherwise.</summary>
    private string Because =>
        Assessment is { } made && made.Said().LaterBinds ? $" {made.LeastBecause()}" : "";

    private decimal PolicyMinimum => Assessment?.MinimumWeighting ?? 0m;
}
