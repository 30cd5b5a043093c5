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

    /// <summary>How strongly, as it stands in a sentence before what is done.</summary>
    public static string Words(this Binding binding) =>
        binding switch
        {
            Binding.Law => "must",
            Binding.Regard => "must have regard to",
            Binding.Optional => "may",
        };

    /// <summary>How much a rule binds the council, for a list of rules.</summary>
    public static string Words(this RuleForce force) =>
        force switch
        {
            RuleForce.Law => "Law",
            RuleForce.Regard => "Duty to have regard",
            RuleForce.Policy => "Your council's own policy",
            RuleForce.Power => "Your council may, and need not",
            RuleForce.Adopted => "Adopted by your council",
            RuleForce.NotBinding => "Not binding on councils; yours has not adopted it",
        };

    /// <summary>Whom it is written for.</summary>
    public static string Words(this Addressee addressee) =>
        addressee switch
        {
            Addressee.Councils => "Councils",
            Addressee.CentralGovernment => "Central government",
        };

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
