using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>Decides whether social value is required of a contract, with what weight, and which duties cover it. Pure.</summary>
public static class ThresholdRules
{
    /// <summary>
    /// Applies the rules in force on the day the procurement commenced. Refused for facts out of range, a day outside the
    /// national thresholds on record, and a length left out where the policy turns on it.
    /// </summary>
    public static Outcome<ThresholdDecision> Decide(
        NationalRules national,
        Policy policy,
        ThresholdFacts facts
    ) =>
        Standing(national, facts)
            .Then(standing =>
                PolicyRules
                    .Apply(policy, facts, standing)
                    .Then<ThresholdDecision>(asked =>
                    {
                        (DutyStanding Standing, Reason Reason)[] found =
                        [
                            .. national.Duties.Select(duty =>
                                DutyRules.Apply(
                                    duty,
                                    facts,
                                    standing,
                                    policy.Adopts(duty.Id, facts.Commenced)
                                )
                            ),
                        ];
                        return new ThresholdDecision(
                            asked.Required,
                            asked.MinimumWeighting,
                            standing,
                            [.. found.Select(duty => duty.Standing)],
                            [
                                Why(standing, facts),
                                .. asked.Reasons,
                                .. found.Select(duty => duty.Reason),
                            ]
                        );
                    })
            );

    /// <summary>
    /// The same for a contract that is checked on a later day than its procurement commenced, or is said to have: where another policy
    /// is in force by then, what that asks stands beside, so that no earlier day lets an authority ask for less.
    /// </summary>
    /// <param name="on">The day of the check; a day before commencement counts as that of commencement.</param>
    public static Outcome<ThresholdDecision> Decide(
        NationalRules national,
        Policy policy,
        ThresholdFacts facts,
        DateOnly on
    ) =>
        Decide(national, policy, facts)
            .Then(decision =>
                Later(national, policy, facts, decision.National, on)
                    .Then<ThresholdDecision>(later =>
                        decision with
                        {
                            Later = later,
                            PolicyFrom = policy.FromOn(facts.Commenced, on),
                        }
                    )
            );

    /// <summary>Null where the policy has not changed since.</summary>
    private static Outcome<LaterPolicy?> Later(
        NationalRules national,
        Policy policy,
        ThresholdFacts facts,
        NationalStanding then,
        DateOnly on
    )
    {
        if (policy.Terms.On(facts.Commenced)?.From == policy.FromOn(facts.Commenced, on))
        {
            return Outcome.Of<LaterPolicy?>(null);
        }

        var now = facts with { Commenced = on };
        var standing = Standing(national, now) is { Succeeded: true, Value: var known }
            ? known
            : then;
        return PolicyRules
            .Apply(policy, now, standing)
            .Then(answer =>
                Outcome.Of<LaterPolicy?>(
                    new LaterPolicy(
                        on,
                        answer.Required,
                        answer.MinimumWeighting,
                        [
                            .. answer.Reasons.Select(reason =>
                                reason with
                                {
                                    Text = $"By the rules in force on {Words(on)}: {reason.Text}",
                                }
                            ),
                        ]
                    )
                )
            );
    }

    /// <summary>How the contract stands to the national threshold of its day.</summary>
    internal static Outcome<NationalStanding> Standing(NationalRules national, ThresholdFacts facts)
    {
        Problem[] problems = [.. facts.Problems()];
        if (problems.Length > 0)
        {
            return Outcome.Refused<NationalStanding>(problems);
        }

        return national.Threshold(facts.Category, facts.Commenced) is { } threshold
            ? new NationalStanding(threshold, threshold.Limit.Holds(facts))
            : new Problem(
                "rules.threshold.unknown",
                $"No national threshold for {Words(facts.Category)} is on record for {Words(facts.Commenced)}. Check the day the procurement commenced.",
                "commenced"
            );
    }

    internal static string Words(ProcurementCategory category) =>
        category switch
        {
            ProcurementCategory.Goods => "goods",
            ProcurementCategory.Services => "services",
            ProcurementCategory.LightTouch => "light touch services",
            ProcurementCategory.Works => "works",
            ProcurementCategory.Concession => "concessions",
            ProcurementCategory.LightTouchConcession => "light touch concessions",
        };

    internal static string Words(DateOnly day) =>
        day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static Reason Why(NationalStanding standing, ThresholdFacts facts)
    {
        var threshold = standing.Threshold;
        return new Reason(
            $"national-{threshold.Period}",
            $"{(standing.Above ? "Meets" : "Is under")} the national threshold for {Words(facts.Category)} of {Words(threshold.From)} to {Words(threshold.To)}: {threshold.Limit.Says(facts)}.",
            threshold.Source
        );
    }
}
