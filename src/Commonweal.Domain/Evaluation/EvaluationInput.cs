using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>A change the panel made to what a bid offered; the offer itself is kept beside it.</summary>
/// <param name="Reason">Why, in words the bidder will read.</param>
/// <param name="Social">Pounds of social value added (or, below zero, struck out).</param>
/// <param name="LocalEconomic">Pounds of local economic value added (or, below zero, struck out).</param>
public sealed record Adjustment(string Reason, decimal Social = 0m, decimal LocalEconomic = 0m);

/// <summary>What a bid offers on one measure, for methods that mark quantities.</summary>
/// <param name="Measure">The measure's code.</param>
/// <param name="Quantity">Offered, in its unit.</param>
/// <param name="Accepted">What the panel accepted of it; null for all.</param>
/// <param name="Share">The bidder's own share of the effect, 0 to 1.</param>
/// <param name="Reason">Why not all is accepted, in words the bidder will read; needed only then.</param>
public sealed record OfferedMeasure(
    string Measure,
    decimal Quantity,
    decimal? Accepted = null,
    decimal Share = 1m,
    string? Reason = null
)
{
    /// <summary>What is accepted x the bidder's own share, in the measure's unit, at ten places.</summary>
    internal decimal Effective => Common.Quantity.Kept((Accepted ?? Quantity) * Share);
}

/// <summary>One bid as the panel received and judged it.</summary>
/// <param name="Id">Unique among the bids.</param>
/// <param name="Social">Pounds of social value offered, zero or more.</param>
/// <param name="LocalEconomic">Pounds of local economic value offered, zero or more.</param>
/// <param name="QualitativeScore">0 to the maximum; null when not scored.</param>
/// <param name="HasNarrative">Whether a delivery statement came with it; null only where none was asked for.</param>
/// <param name="Price">Pounds; needed when price breaks ties.</param>
/// <param name="Adjustments">What the panel changed, in order.</param>
/// <param name="Offers">What it offers on each measure; needed where quantities are marked.</param>
public sealed record EvaluatedBid(
    string Id,
    decimal Social,
    decimal LocalEconomic,
    decimal? QualitativeScore = null,
    bool? HasNarrative = null,
    decimal? Price = null,
    IReadOnlyList<Adjustment>? Adjustments = null,
    IReadOnlyList<OfferedMeasure>? Offers = null
);

/// <summary>Everything one run of the social value evaluation depends on.</summary>
/// <param name="Weighting">Marks for social value out of the 100 for the whole award; 0 to 100.</param>
/// <param name="QuantitativeShare">Per cent of the weighting for the quantitative half; the qualitative half has the rest.</param>
/// <param name="Quantitative">How value is marked.</param>
/// <param name="Bids">The bids, in any order.</param>
/// <param name="Qualitative">How delivery statements are marked; null only when the quantitative share is 100.</param>
/// <param name="Rules">The published rules for awkward cases.</param>
/// <param name="ContractValue">Pounds; needed by target and bands.</param>
/// <param name="Criteria">All criteria of the award, where they are to be checked with it.</param>
/// <param name="Measures">What was published of each measure; needed where quantities are marked.</param>
public sealed record EvaluationInput(
    decimal Weighting,
    decimal QuantitativeShare,
    QuantitativeRule Quantitative,
    IReadOnlyList<EvaluatedBid> Bids,
    QualitativeRule? Qualitative = null,
    EvaluationRules? Rules = null,
    decimal? ContractValue = null,
    IReadOnlyList<Criterion>? Criteria = null,
    IReadOnlyList<MeasureTerms>? Measures = null
)
{
    /// <summary>The part of the input that was published with the procurement.</summary>
    internal ScoringMethod Published =>
        new(Weighting, QuantitativeShare, Quantitative, Qualitative, Rules, Criteria);

    /// <summary>Marks for the quantitative half, as <see cref="ScoringMethod.QuantitativeMarks"/>.</summary>
    public decimal QuantitativeMarks => Published.QuantitativeMarks;

    /// <summary>Marks for the qualitative half: what the quantitative half leaves.</summary>
    public decimal QualitativeMarks => Weighting - QuantitativeMarks;
}
