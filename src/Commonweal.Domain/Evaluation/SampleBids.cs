using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>An invented bid, to see what a method makes of it.</summary>
/// <param name="Price">GBP, above zero.</param>
/// <param name="Social">Pounds of social value, zero or more.</param>
/// <param name="LocalEconomic">Pounds of local economic value, zero or more.</param>
/// <param name="Score">What its statements score; null where statements earn no marks.</param>
public sealed record SampleBid(
    decimal Price,
    decimal Social,
    decimal LocalEconomic,
    decimal? Score
);

/// <summary>What one invented bid would earn.</summary>
/// <param name="SocialValue">As the scoring of real bids has it.</param>
/// <param name="Price">Marks for price; null where the criteria say of none that it is the price.</param>
public sealed record SampleScore(BidScore SocialValue, decimal? Price)
{
    /// <summary>Marks for social value and price together; other criteria are left out.</summary>
    public decimal Total => SocialValue.Total + (Price ?? 0m);
}

/// <summary>
/// Two invented bids marked by a method before it is published, so that an authority sees what its weights do. Nothing is kept.
/// </summary>
/// <param name="Scores">Of the first bid and of the second.</param>
/// <param name="Outlier">Whether the offer of more value leaves the other next to nothing of the marks for value.</param>
public sealed record SampleBids(IReadOnlyList<SampleScore> Scores, bool Outlier)
{
    /// <summary>Marks both; refused as <see cref="Scoring"/> refuses, and for a price that is nothing.</summary>
    /// <param name="method">As it stands in the draft.</param>
    /// <param name="contractValue">GBP, for methods that need it; null when not known.</param>
    /// <param name="nextToNothing">Per cent of the better bid's marks for value under which the other is warned of, as <see cref="Rules.ScoreLadder.NextToNothing"/> has it.</param>
    public static Outcome<SampleBids> Run(
        ScoringMethod method,
        decimal? contractValue,
        SampleBid first,
        SampleBid second,
        int nextToNothing
    )
    {
        if (method.Quantitative.Method.CountsQuantities())
        {
            return new Problem(
                "evaluation.sample.quantities",
                "The method marks quantities of each measure, and invented bids hold pounds alone. Look at its targets and weights instead."
            );
        }

        if (first.Price <= 0m || second.Price <= 0m)
        {
            return new Problem("evaluation.sample.price", "Enter a price above £0 for both bids.");
        }

        var input = new EvaluationInput(
            method.Weighting,
            method.QuantitativeShare,
            method.Quantitative,
            [Bid("A", first), Bid("B", second)],
            method.Qualitative,
            method.Rules,
            contractValue,
            method.Criteria
        );
        return Scoring
            .Run(input)
            .Then(result =>
            {
                var marks = MarkPrice.MarksForPrice(method);
                var lowest = decimal.Min(first.Price, second.Price);
                decimal? Priced(SampleBid bid) =>
                    marks is { } all ? MarkPrice.Marked(all, lowest, bid.Price) : null;
                var byValue = result.Bids.Select(bid => bid.Quantitative).Order().ToArray();
                return Outcome.Of(
                    new SampleBids(
                        [
                            new SampleScore(result.Bids[0], Priced(first)),
                            new SampleScore(result.Bids[1], Priced(second)),
                        ],
                        method.Quantitative.Method == QuantitativeMethod.RelativeToHighest
                            && byValue[1] > 0m
                            && byValue[0] < byValue[1] * nextToNothing / 100m
                    )
                );
            });
    }

    private static EvaluatedBid Bid(string id, SampleBid bid) =>
        new(id, bid.Social, bid.LocalEconomic, bid.Score, true, bid.Price);
}
