namespace Commonweal.Domain.Procurements;

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
