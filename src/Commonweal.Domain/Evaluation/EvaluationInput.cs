namespace Commonweal.Domain.Evaluation;

/// <summary>How accepted pounds of value become quantitative marks. <c>V</c> is the accepted value, <c>M</c> the marks there are.</summary>
public enum QuantitativeMethod
{
    /// <summary>No quantitative part: its share must be 0.</summary>
    None,

    /// <summary><c>M x V / highest V</c>. Every mark depends on the best bid, so striking one bid moves all of them.</summary>
    RelativeToHighest,

    /// <summary><c>M x V / target</c>, at most <c>M</c>; the target is a percentage of the contract value.</summary>
    AgainstTarget,

    /// <summary><c>M x score / maximum score</c>, the score read from bands of <c>V</c> as a percentage of the contract value.</summary>
    Bands,
}

/// <summary>Which accepted value is marked.</summary>
public enum MarkedClasses
{
    /// <summary>Social value and local economic value added together.</summary>
    All,

    /// <summary>Social value only.</summary>
    Social,

    /// <summary>
    /// Each class on its own, by the same method, target and bands, for its own share of the marks; so a large local spend
    /// cannot hide an offer that is poor in social value.
    /// </summary>
    Separate,
}

/// <summary>What happens to a bid without a delivery statement.</summary>
public enum MissingNarrative
{
    /// <summary>The whole social value response earns nothing (the rule Torbay publishes).</summary>
    Disregard,

    /// <summary>Only the qualitative half earns nothing.</summary>
    ZeroQualitative,
}

/// <summary>What separates bids that are level on total marks.</summary>
public enum TieBreak
{
    /// <summary>More qualitative marks first.</summary>
    Qualitative,

    /// <summary>More quantitative marks first.</summary>
    Quantitative,

    /// <summary>Lower price first.</summary>
    Price,
}

/// <summary>One step of a band table.</summary>
/// <param name="FromPercent">Lower bound, per cent of contract value, inclusive; 0 to 10,000.</param>
/// <param name="Score">Score from there until the next band, 0 to the maximum score; never less than the band below.</param>
public sealed record Band(decimal FromPercent, decimal Score);

/// <summary>The parts of the quantitative marks given to each class; they sum to 100.</summary>
/// <param name="Social">Per cent of the quantitative marks for social value, 0 to 100.</param>
/// <param name="LocalEconomic">Per cent of the quantitative marks for local economic value, 0 to 100.</param>
public sealed record ClassShares(decimal Social, decimal LocalEconomic);

/// <summary>How the quantitative half is marked.</summary>
/// <param name="Method">The published method.</param>
/// <param name="Classes">Which value is marked.</param>
/// <param name="ClassShares">Needed for <see cref="MarkedClasses.Separate"/>.</param>
/// <param name="TargetPercent">Needed for <see cref="QuantitativeMethod.AgainstTarget"/>: above 0, at most 10,000 per cent of contract value.</param>
/// <param name="MaxScore">Needed for <see cref="QuantitativeMethod.Bands"/>: the score that earns every mark.</param>
/// <param name="Bands">Needed for <see cref="QuantitativeMethod.Bands"/>: lowest first; a value below the first band scores 0.</param>
public sealed record QuantitativeRule(
    QuantitativeMethod Method,
    MarkedClasses Classes = MarkedClasses.All,
    ClassShares? ClassShares = null,
    decimal? TargetPercent = null,
    decimal? MaxScore = null,
    IReadOnlyList<Band>? Bands = null
);

/// <summary>How delivery statements are marked.</summary>
/// <param name="MaxScore">The score that earns every qualitative mark; above 0, at most 1,000.</param>
/// <param name="MinimumScore">A bid that scores less is excluded; null for no such gate.</param>
public sealed record QualitativeRule(decimal MaxScore, decimal? MinimumScore = null);

/// <summary>
/// What the tender documents say about the awkward cases. A rule left null is not guessed: the run is refused when a bid needs it.
/// </summary>
/// <param name="MissingNarrative">What happens to a bid without a delivery statement.</param>
/// <param name="ExcludedBidSetsMaximum">Whether an excluded bid's accepted value may still be the highest that others are measured by.</param>
/// <param name="TieBreak">Tried in order on bids level on total marks; empty or null leaves them level.</param>
public sealed record EvaluationRules(
    MissingNarrative? MissingNarrative = null,
    bool? ExcludedBidSetsMaximum = null,
    IReadOnlyList<TieBreak>? TieBreak = null
);

/// <summary>A change the panel made to what a bid offered; the offer itself is kept beside it.</summary>
/// <param name="Reason">Why, in words the bidder will read.</param>
/// <param name="Social">Pounds of social value added (or, below zero, struck out).</param>
/// <param name="LocalEconomic">Pounds of local economic value added (or, below zero, struck out).</param>
public sealed record Adjustment(string Reason, decimal Social = 0m, decimal LocalEconomic = 0m);

/// <summary>One bid as the panel received and judged it.</summary>
/// <param name="Id">Unique among the bids.</param>
/// <param name="Social">Pounds of social value offered, zero or more.</param>
/// <param name="LocalEconomic">Pounds of local economic value offered, zero or more.</param>
/// <param name="QualitativeScore">0 to the maximum; null when not scored.</param>
/// <param name="HasNarrative">Whether a delivery statement came with it; null only where none was asked for.</param>
/// <param name="Price">Pounds; needed when price breaks ties.</param>
/// <param name="Adjustments">What the panel changed, in order.</param>
public sealed record EvaluatedBid(
    string Id,
    decimal Social,
    decimal LocalEconomic,
    decimal? QualitativeScore = null,
    bool? HasNarrative = null,
    decimal? Price = null,
    IReadOnlyList<Adjustment>? Adjustments = null
);

/// <summary>Everything one run of the social value evaluation depends on.</summary>
/// <param name="Weighting">Marks for social value out of the 100 for the whole award; 0 to 100.</param>
/// <param name="QuantitativeShare">Per cent of the weighting for the quantitative half; the qualitative half has the rest.</param>
/// <param name="Quantitative">How value is marked.</param>
/// <param name="Bids">The bids, in any order.</param>
/// <param name="Qualitative">How delivery statements are marked; null only when the quantitative share is 100.</param>
/// <param name="Rules">The published rules for awkward cases.</param>
/// <param name="ContractValue">Pounds; needed by target and bands.</param>
public sealed record EvaluationInput(
    decimal Weighting,
    decimal QuantitativeShare,
    QuantitativeRule Quantitative,
    IReadOnlyList<EvaluatedBid> Bids,
    QualitativeRule? Qualitative = null,
    EvaluationRules? Rules = null,
    decimal? ContractValue = null
)
{
    /// <summary>Marks for the quantitative half: weighting x share / 100, exact.</summary>
    public decimal QuantitativeMarks => Weighting * QuantitativeShare / 100m;

    /// <summary>Marks for the qualitative half: what the quantitative half leaves.</summary>
    public decimal QualitativeMarks => Weighting - QuantitativeMarks;
}
