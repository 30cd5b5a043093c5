namespace Commonweal.Domain.Evaluation;

/// <summary>The part of a tender's scoring rules that is published as its method, beside weighting and quantitative share.</summary>
/// <param name="Quantitative">How value is marked.</param>
/// <param name="Qualitative">How delivery statements are marked; null only when the quantitative share is 100.</param>
/// <param name="Rules">The published rules for awkward cases.</param>
public sealed record ScoringMethod(
    QuantitativeRule Quantitative,
    QualitativeRule? Qualitative = null,
    EvaluationRules? Rules = null
);
