using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>What an authority's policy asks of one contract.</summary>
internal sealed record PolicyAnswer(
    bool? Required,
    decimal? MinimumWeighting,
    IReadOnlyList<Reason> Reasons
);

/// <summary>Applies an authority's own policy.</summary>
internal static class PolicyRules
{
    public static Outcome<PolicyAnswer> Apply(
        Policy policy,
        ThresholdFacts facts,
        NationalStanding standing
    )
    {
        if (policy.Terms.On(facts.Commenced) is not { } terms)
        {
            var first = policy.Terms.All[0];
            return new PolicyAnswer(
                null,
                null,
                [
                    new Reason(
                        $"{policy.Name}-policy",
                        $"No policy of {policy.Authority} is on record for {ThresholdRules.Words(facts.Commenced)}; the earliest is from {ThresholdRules.Words(first.From)}.",
                        first.Source
                    ),
                ]
            );
        }

        var requirement = terms.Value.Requirement(facts.Category);
        if (
            requirement is { MinimumMonths: not null }
            && facts.Months is null
            && requirement.Limit.Holds(facts)
        )
        {
            return new Problem(
                "rules.months.missing",
                $"The policy of {policy.Authority} turns on the length of contracts for {ThresholdRules.Words(facts.Category)}. Give the months, extensions included.",
                "months"
            );
        }

        var required = requirement is null ? (bool?)null : Reaches(requirement, facts);
        var (percent, why) = Weigh(policy, terms, required, standing);
        return new PolicyAnswer(
            required,
            percent,
            [
                requirement is null
                    ? NotSet(policy, terms, facts)
                    : Why(requirement, terms, facts, required is true),
                .. why is null ? Array.Empty<Reason>() : [why],
            ]
        );
    }

    private static bool Reaches(Requirement requirement, ThresholdFacts facts) =>
        requirement.Limit.Holds(facts)
        && (requirement.MinimumMonths is not { } months || facts.Months >= months);

    private static Reason NotSet(
        Policy policy,
        DatedValue<PolicyTerms> terms,
        ThresholdFacts facts
    ) =>
        new(
            $"{policy.Name}-policy",
            $"{policy.Authority} has set no threshold for {ThresholdRules.Words(facts.Category)}. Ask the policy lead to set one, or decide for this contract and record why.",
            terms.Source
        );

    private static Reason Why(
        Requirement requirement,
        DatedValue<PolicyTerms> terms,
        ThresholdFacts facts,
        bool required
    )
    {
        var length =
            requirement.MinimumMonths is { } months && facts.Months is { } actual
                ? $", and {Counted.Of(actual, "month")} is {(actual >= months ? "" : "not ")}at least {months}"
                : "";
        return new Reason(
            requirement.Id,
            $"Social value is {(required ? "" : "not ")}required by the policy: {requirement.Limit.Says(facts)}{length}.",
            At(terms.Source, requirement.Clause)
        );
    }

    private static (decimal? Percent, Reason? Why) Weigh(
        Policy policy,
        DatedValue<PolicyTerms> terms,
        bool? required,
        NationalStanding standing
    )
    {
        if (terms.Value.MinimumWeighting is not { } minimum)
        {
            return (
                null,
                new Reason(
                    $"{policy.Name}-weighting",
                    $"{policy.Authority} has set no minimum weighting. Ask the policy lead to set one, or choose a weighting for this contract and record why.",
                    terms.Source
                )
            );
        }

        var percent = Quantity.Display(minimum.Percent);
        var carries = minimum.Scope == WeightingScope.Required ? required is true : standing.Above;
        var text = (minimum.Scope, carries, required) switch
        {
            (WeightingScope.Required, true, _) =>
                $"Social value carries at least {percent}% of the whole award.",
            (WeightingScope.Required, false, _) => null,
            (_, true, false) =>
                $"Every tender above the national threshold carries at least {percent}% for social value, though the policy's own threshold does not reach this contract. Ask the policy lead which counts.",
            (_, true, _) =>
                $"Every tender above the national threshold carries at least {percent}% for social value.",
            (_, false, true) =>
                $"The minimum of {percent}% is for tenders above the national threshold, which this is not. Choose a weighting in proportion to the contract.",
            (_, false, _) => null,
        };
        return (
            carries ? minimum.Percent : null,
            text is null ? null : new Reason(minimum.Id, text, At(terms.Source, minimum.Clause))
        );
    }

    private static Source At(Source source, string clause) =>
        source with
        {
            Title = $"{source.Title}, {clause}",
        };
}
