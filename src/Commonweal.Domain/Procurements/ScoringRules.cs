using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>
/// How what is promised becomes quantitative marks. <c>V</c> is the accepted value in pounds, <c>M</c> the marks there are. The last two count
/// quantities in their own units, so a tender without pounds can use them.
/// </summary>
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

    /// <summary><c>M x points / expected points</c>, at most <c>M</c>; every measure earns its points for each unit accepted.</summary>
    Points,

    /// <summary>
    /// Each measure on its own: <c>M x weight / 100 x quantity / target</c>, at most its share, or against the highest quantity accepted
    /// where it has no target.
    /// </summary>
    PerMeasure,
}

/// <summary>What a method looks at.</summary>
public static class QuantitativeMethods
{
    /// <summary>Whether quantities of each measure are marked, and not pounds.</summary>
    public static bool CountsQuantities(this QuantitativeMethod method) =>
        method is QuantitativeMethod.Points or QuantitativeMethod.PerMeasure;

    /// <summary>Whether pounds of value are marked.</summary>
    public static bool CountsPounds(this QuantitativeMethod method) =>
        method != QuantitativeMethod.None && !method.CountsQuantities();

    /// <summary>Whether a bid may be measured by the highest of all.</summary>
    public static bool ComparesBids(this QuantitativeMethod method) =>
        method is QuantitativeMethod.RelativeToHighest or QuantitativeMethod.PerMeasure;
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

/// <summary>What happens to a bid, or an offer in it, without a delivery statement.</summary>
public enum MissingNarrative
{
    /// <summary>The bid earns nothing for social value (the rule Torbay publishes).</summary>
    Disregard,

    /// <summary>Only the qualitative half earns nothing.</summary>
    ZeroQualitative,

    /// <summary>
    /// Measure by measure: an offer without its statement is disregarded, its quantity with it (the rule of the portal councils use). A bid with
    /// no statement at all earns nothing.
    /// </summary>
    DisregardOffer,
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
/// <param name="ExpectedPoints">Needed for <see cref="QuantitativeMethod.Points"/>: the points that earn every mark, above 0.</param>
public sealed record QuantitativeRule(
    QuantitativeMethod Method,
    MarkedClasses Classes = MarkedClasses.All,
    ClassShares? ClassShares = null,
    decimal? TargetPercent = null,
    decimal? MaxScore = null,
    IReadOnlyList<Band>? Bands = null,
    decimal? ExpectedPoints = null
);

/// <summary>What the tender says of one measure, for every bid alike.</summary>
/// <param name="Measure">Its code.</param>
/// <param name="Weight">
/// Under <see cref="QuantitativeMethod.PerMeasure"/> its per cent of the quantitative marks, all of them 100; under
/// <see cref="QuantitativeMethod.Points"/> the points for one unit. Null earns nothing.
/// </param>
/// <param name="Target">The quantity that earns all its marks; null where bids are measured by the highest.</param>
/// <param name="Limit">The most that counts of one bid, in its unit; null for no limit.</param>
/// <param name="Class">Its class; null where it is only recorded and has no value in pounds.</param>
/// <param name="Unit">Its unit in words; null where it need not be said.</param>
/// <param name="Name">What it is called; null where its code says enough.</param>
public sealed record MeasureTerms(
    string Measure,
    decimal? Weight = null,
    decimal? Target = null,
    decimal? Limit = null,
    ValueClass? Class = null,
    string? Unit = null,
    string? Name = null
)
{
    /// <summary>What a tender published of its measures, in the words of its edition; the codes alone where that is not at hand.</summary>
    public static IReadOnlyList<MeasureTerms> Of(
        IEnumerable<ProcurementMeasure> measures,
        Edition? edition
    ) =>
        [
            .. measures.Select(asked =>
            {
                var measure = edition?.Find(asked.Measure);
                return new MeasureTerms(
                    asked.Measure,
                    asked.Weight,
                    asked.Target,
                    asked.Limit,
                    measure?.Class,
                    measure?.Unit.Words(),
                    measure?.Title
                );
            }),
        ];

    /// <summary>A quantity of it with its unit, such as <c>200 volunteer hours</c>.</summary>
    public string Amount(decimal quantity) =>
        Unit is null ? Quantity.Display(quantity) : UnitWords.Amount(quantity, Unit);

    /// <summary>Whether it earns marks of a rule that marks these classes.</summary>
    public bool CountsFor(MarkedClasses classes) =>
        classes switch
        {
            MarkedClasses.All => true,
            MarkedClasses.Social => Class == ValueClass.Social,
            MarkedClasses.Separate => Class is not null,
        };
}

/// <summary>How delivery statements are marked.</summary>
/// <param name="MaxScore">The score that earns every qualitative mark; above 0, at most 1,000.</param>
/// <param name="MinimumScore">A bid that scores less is excluded; null for no such gate.</param>
/// <param name="Steps">What each score means in the authority's own words, from 0 up; null for the words every council starts with.</param>
public sealed record QualitativeRule(
    decimal MaxScore,
    decimal? MinimumScore = null,
    IReadOnlyList<ScoreStep>? Steps = null
)
{
    /// <summary>The longest word for a score, in characters.</summary>
    public const int LongestWord = 40;

    /// <summary>The longest text on what a score means, in characters.</summary>
    public const int LongestMeaning = 500;
}

/// <summary>
/// What the tender documents say about the awkward cases. A rule left null is not guessed: the run is refused when a bid needs it.
/// </summary>
/// <param name="MissingNarrative">What happens to a bid without a delivery statement.</param>
/// <param name="ExcludedBidSetsMaximum">Whether the accepted value of a bid below the minimum, or disregarded for want of a statement, may still be the highest that others are measured by; one set aside never is.</param>
/// <param name="TieBreak">Tried in order on bids level on total marks; empty or null leaves them level.</param>
public sealed record EvaluationRules(
    MissingNarrative? MissingNarrative = null,
    bool? ExcludedBidSetsMaximum = null,
    IReadOnlyList<TieBreak>? TieBreak = null
);
