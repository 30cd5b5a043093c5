using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>Why something was decided.</summary>
/// <param name="Rule">The rule's stable name.</param>
/// <param name="Text">One or two sentences for the officer.</param>
/// <param name="Source">Where the rule stands.</param>
public sealed record Reason(string Rule, string Text, Source Source);

/// <summary>How a contract stands to its national threshold.</summary>
/// <param name="Threshold">The threshold in force when the procurement commenced.</param>
/// <param name="Above">Whether the contract meets it.</param>
public sealed record NationalStanding(NationalThreshold Threshold, bool Above);

/// <summary>Whether a duty covers a contract.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="Applies">Whether it does.</param>
public sealed record DutyStanding(Duty Duty, bool Applies);

/// <summary>What the rules ask of one contract.</summary>
/// <param name="SocialValueRequired">Whether the authority's policy requires social value; null where it has not set its rule.</param>
/// <param name="MinimumWeighting">Per cent of the whole award; null where no minimum is set for this contract.</param>
/// <param name="National">The national threshold.</param>
/// <param name="Duties">Every national duty, in order.</param>
/// <param name="Reasons">Why: threshold, requirement, weighting, then every duty.</param>
public sealed record ThresholdDecision(
    bool? SocialValueRequired,
    decimal? MinimumWeighting,
    NationalStanding National,
    IReadOnlyList<DutyStanding> Duties,
    IReadOnlyList<Reason> Reasons
)
{
    /// <summary>The reasons that are the authority's own policy: requirement and weighting, in order.</summary>
    public IEnumerable<Reason> OfPolicy() =>
        Reasons
            .Skip(1)
            .Where(reason =>
                Duties.All(standing =>
                    !string.Equals(standing.Duty.Id, reason.Rule, StringComparison.Ordinal)
                )
            );
}
