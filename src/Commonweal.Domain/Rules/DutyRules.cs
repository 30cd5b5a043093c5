namespace Commonweal.Domain.Rules;

/// <summary>Applies one national duty.</summary>
internal static class DutyRules
{
    public static (DutyStanding Standing, Reason Reason) Apply(
        Duty duty,
        ThresholdFacts facts,
        NationalStanding national,
        bool isAdopted
    )
    {
        var outside = Outside(duty, facts, national);
        var text = outside is null
            ? $"{Who(duty, isAdopted)} {duty.Does}{Because(duty, facts)}."
            : $"Does not apply ({duty.Does}): {outside}.";
        return (
            new DutyStanding(duty, outside is null, isAdopted),
            new Reason(duty.Id, text, duty.Source)
        );
    }

    private static string Who(Duty duty, bool isAdopted) =>
        (duty.Addressee, isAdopted) switch
        {
            (Addressee.Councils, _) => $"The authority {duty.Binding.Words()}",
            (_, true) => "By its own policy the authority is to",
            (_, false) => "It does not bind councils. The authority may",
        };

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
