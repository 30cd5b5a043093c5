using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>A bid with what the panel counts of it, before any mark is given.</summary>
internal sealed record Standing(
    EvaluatedBid Bid,
    ValueByClass Accepted,
    decimal Score,
    BidStatus Status
)
{
    public static Standing Of(EvaluatedBid bid, EvaluationInput input) =>
        new(bid, AcceptedOf(bid), ScoreOf(bid), StatusOf(bid, input));

    /// <summary>The quantity of a measure that counts: the bidder's own share of what is accepted, up to the published limit.</summary>
    public decimal CountedOf(MeasureTerms terms) =>
        Bid.Offers?.FirstOrDefault(offer => offer.Measure == terms.Measure) is { } offer
            ? decimal.Min(offer.Effective, terms.Limit ?? offer.Effective)
            : 0m;

    public static ValueByClass AcceptedOf(EvaluatedBid bid)
    {
        var adjustments = bid.Adjustments ?? [];
        return new ValueByClass(
            bid.Social + adjustments.Sum(a => a.Social),
            bid.LocalEconomic + adjustments.Sum(a => a.LocalEconomic)
        );
    }

    public static BidStatus StatusOf(EvaluatedBid bid, EvaluationInput input) =>
        // A missing statement scores 0: it passes no published minimum that a weak one does not pass.
        // Where statements earn no marks none was asked for, so neither the minimum nor the rule for a missing one applies.
        input.QualitativeMarks > 0m
        && ScoreOf(bid) < input.Qualitative?.MinimumScore
            ? BidStatus.BelowMinimum
        : bid.HasNarrative is false
        && input.QualitativeMarks > 0m
        && input.Rules?.MissingNarrative
            is MissingNarrative.Disregard
                or MissingNarrative.DisregardOffer
            ? BidStatus.Disregarded
        : BidStatus.Scored;

    /// <summary>A score entered for a delivery statement that did not come counts as 0.</summary>
    private static decimal ScoreOf(EvaluatedBid bid) =>
        bid.HasNarrative is false ? 0m : bid.QualitativeScore ?? 0m;
}
