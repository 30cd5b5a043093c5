using Commonweal.Domain.Common;

namespace Commonweal.Domain.Evaluation;

/// <summary>Pounds of value in its two classes.</summary>
/// <param name="Social">Pounds of social value.</param>
/// <param name="LocalEconomic">Pounds of local economic value.</param>
public sealed record ValueByClass(decimal Social, decimal LocalEconomic)
{
    /// <summary>Both classes together.</summary>
    public decimal Total => Social + LocalEconomic;
}

/// <summary>Whether a bid was marked for social value.</summary>
public enum BidStatus
{
    /// <summary>Marked and ranked.</summary>
    Scored,

    /// <summary>No delivery statement came with it and the published rule disregards such a response; no marks.</summary>
    Disregarded,

    /// <summary>Its qualitative score is under the published minimum; no marks.</summary>
    BelowMinimum,
}

/// <summary>One bid's marks and how they came about.</summary>
/// <param name="Id">The bid.</param>
/// <param name="Submitted">What it offered.</param>
/// <param name="Accepted">What the panel counted; the same unless adjusted.</param>
/// <param name="Quantitative">Marks for value, full precision, 0 to the quantitative marks there are.</param>
/// <param name="Qualitative">Marks for the delivery statement, full precision, 0 to the qualitative marks there are.</param>
/// <param name="Status">Whether it was marked.</param>
/// <param name="Rank">1 is best; bids no tie-break separates share a rank. Unmarked bids all follow the marked ones.</param>
/// <param name="Reasons">Sentences for the bidder, in the order things happened.</param>
/// <param name="Explanation">The same with its arithmetic.</param>
public sealed record BidScore(
    string Id,
    ValueByClass Submitted,
    ValueByClass Accepted,
    decimal Quantitative,
    decimal Qualitative,
    BidStatus Status,
    int Rank,
    IReadOnlyList<string> Reasons,
    Explanation Explanation
)
{
    /// <summary>Quantitative and qualitative marks together, 0 to the weighting, full precision.</summary>
    public decimal Total => Quantitative + Qualitative;
}

/// <summary>What one run found. The same input always gives the same result.</summary>
/// <param name="Bids">In the order given.</param>
/// <param name="Ties">Marked bids level on total marks before any tie-break; best group first, ids in order.</param>
/// <param name="Explanation">How the marks were divided, for every bid alike.</param>
public sealed record EvaluationResult(
    IReadOnlyList<BidScore> Bids,
    IReadOnlyList<IReadOnlyList<string>> Ties,
    Explanation Explanation
);
