using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>What a policy asks of one contract.</summary>
/// <param name="Required">Whether it requires social value; null where it has not set its rule, or none is on record for the day.</param>
/// <param name="MinimumWeighting">Per cent of the whole award; null where no minimum is set for the contract.</param>
public sealed record PolicyAsks(bool? Required, decimal? MinimumWeighting);

/// <summary>One past contract decided twice: by the policy of its day, and by other terms as though they had held then.</summary>
/// <param name="Then">What the policy of the day the procurement commenced asks.</param>
/// <param name="Tried">What the terms tried ask.</param>
public sealed record TriedDecision(PolicyAsks Then, PolicyAsks Tried)
{
    /// <summary>Whether the terms tried would have changed the decision.</summary>
    public bool IsChanged => Then != Tried;

    /// <summary>
    /// Decides both times on the same facts and the same national rules. Refused where the facts do not suffice for both:
    /// see <see cref="ThresholdRules.Decide(NationalRules, Policy, ThresholdFacts)"/>.
    /// </summary>
    /// <param name="then">The authority's policy over time; null when it has none.</param>
    /// <param name="tried">The terms tried, on any day.</param>
    public static Outcome<TriedDecision> Of(
        NationalRules national,
        Policy? then,
        Policy tried,
        ThresholdFacts facts
    ) =>
        ThresholdRules
            .Standing(national, facts)
            .Then(standing =>
                Asks(then, facts, standing)
                    .Then(before =>
                        Asks(tried, facts, standing)
                            .Then(after => Outcome.Of(new TriedDecision(before, after)))
                    )
            );

    private static Outcome<PolicyAsks> Asks(
        Policy? policy,
        ThresholdFacts facts,
        NationalStanding standing
    ) =>
        policy is null
            ? new PolicyAsks(null, null)
            : PolicyRules
                .Apply(policy, facts, standing)
                .Then<PolicyAsks>(answer => new PolicyAsks(
                    answer.Required,
                    answer.MinimumWeighting
                ));
}
