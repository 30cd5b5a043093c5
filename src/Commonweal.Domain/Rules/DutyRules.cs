namespace Commonweal.Domain.Rules;

/// <summary>Applies one national duty.</summary>
internal static class DutyRules
{
    public static (DutyStanding Standing, Reason Reason) Apply(
        Duty duty,
        ThresholdFacts facts,
        NationalStanding national
    )
    {
        var outside = Outside(duty, facts, national);
        var verb = duty.Binding == Binding.Law ? "The authority must" : "The authority may";
        var text = outside is null
            ? $"{verb} {duty.Does}{Because(duty, facts)}."
            : $"Does not apply ({duty.Does}): {outside}.";
        return (new DutyStanding(duty, outside is null), new Reason(duty.Id, text, duty.Source));
    }

    private static string Because(Duty duty, ThresholdFacts facts) =>
        duty.Limits.Count == 0
            ? ""
            : ": " + string.Join(", and ", duty.Limits.Select(limit => limit.Says(facts)));

    /// <summary>What keeps the contract outside the duty; null when nothing does.</summary>
    private static string? Outside(Duty duty, ThresholdFacts facts, NationalStanding national)
    {
        if (facts.Commenced < duty.From)
        {
            return $"it covers procurements commenced from {ThresholdRules.Words(duty.From)}";
        }

        if (facts.Commenced > duty.To)
        {
            return $"it covers procurements commenced up to {ThresholdRules.Words(duty.To.Value)}";
        }

        if (!duty.Categories.Contains(facts.Category))
        {
            return $"it does not cover {ThresholdRules.Words(facts.Category)}";
        }

        if (duty.AboveThreshold is { } above && above != national.Above)
        {
            return above
                ? "the contract is under the national threshold"
                : "the contract meets the national threshold";
        }

        return duty.Limits.FirstOrDefault(limit => !limit.Holds(facts))?.Says(facts);
    }
}
