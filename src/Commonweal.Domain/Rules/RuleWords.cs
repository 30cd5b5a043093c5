namespace Commonweal.Domain.Rules;

/// <summary>What rules hold, in words.</summary>
public static class RuleWords
{
    /// <summary>The category as officers call it; <c>Not stated</c> where a notice left it out.</summary>
    public static string Words(this ProcurementCategory? category) =>
        category is { } stated ? stated.Words() : "Not stated";

    /// <summary>The category as officers call it.</summary>
    public static string Words(this ProcurementCategory category) =>
        category switch
        {
            ProcurementCategory.Goods => "Goods",
            ProcurementCategory.Services => "Services",
            ProcurementCategory.LightTouch => "Light touch services",
            ProcurementCategory.Works => "Works",
            ProcurementCategory.Concession => "Concession",
            ProcurementCategory.LightTouchConcession => "Light touch concession",
        };

    /// <summary>Several categories, as they stand in a sentence: <c>goods, works</c>, or <c>every kind of purchase</c>.</summary>
    public static string Words(this IReadOnlyCollection<ProcurementCategory> categories) =>
        categories.Count == Enum.GetValues<ProcurementCategory>().Length
            ? "every kind of purchase"
            : string.Join(", ", categories.Select(ThresholdRules.Words));

    /// <summary>Which tenders carry the weighting, to be read after "for".</summary>
    public static string Words(this WeightingScope scope) =>
        scope switch
        {
            WeightingScope.Required => "every tender for which social value is required",
            WeightingScope.AboveNationalThreshold =>
                "every tender that meets the national threshold",
        };

    /// <summary>How often, as it stands in a sentence.</summary>
    public static string Words(this ReviewFrequency reviews) =>
        reviews switch
        {
            ReviewFrequency.Quarterly => "every quarter and at the end",
            ReviewFrequency.Yearly => "once a year and at the end",
        };
}
