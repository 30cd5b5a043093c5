using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>What a bid brings to the whole award.</summary>
/// <param name="Id">Unique among the bids.</param>
/// <param name="Price">GBP; null when none was given.</param>
/// <param name="Social">Its marks for social value by the run; null before one.</param>
/// <param name="Entered">Marks entered, by the path of the criterion.</param>
public sealed record WholeBid(
    string Id,
    decimal? Price,
    BidScore? Social,
    IReadOnlyDictionary<string, decimal> Entered
);

/// <summary>One bid in the table of value for money.</summary>
/// <param name="Marks">For each criterion without parts, in the published order; null while they are missing.</param>
/// <param name="Total">Of 100; null while any are missing.</param>
/// <param name="Rank">1 is best; null while a total is missing, and for a bid that is excluded.</param>
/// <param name="IsExcluded">Whether it is under the published minimum, and so takes no part.</param>
/// <param name="SharesRank">Whether another bid holds the same rank.</param>
/// <param name="Explanation">How each of its marks came about.</param>
public sealed record WholeScore(
    string Id,
    IReadOnlyList<decimal?> Marks,
    decimal? Total,
    int? Rank,
    bool IsExcluded,
    bool SharesRank,
    Explanation Explanation
);

/// <summary>
/// All criteria of the award together: the published weights, a price by the lowest, quality as entered, social value as run. Pure; nothing is
/// rounded but for words.
/// </summary>
public sealed class ValueForMoney
{
    private const int Places = 12;

    private ValueForMoney(
        IReadOnlyList<Criterion.Placed> criteria,
        IReadOnlyList<WholeScore> bids
    ) => (Criteria, Bids) = (criteria, bids);

    /// <summary>The criteria that are marked: those without parts.</summary>
    public IReadOnlyList<Criterion.Placed> Criteria { get; }

    /// <summary>In the order given.</summary>
    public IReadOnlyList<WholeScore> Bids { get; }

    /// <summary>Whether every bid that takes part has all its marks.</summary>
    public bool IsWhole => Bids.All(bid => bid.IsExcluded || bid.Total is not null);

    /// <summary>The table; bids level on all marks are separated as the method says.</summary>
    public static ValueForMoney Of(ScoringMethod method, IReadOnlyList<WholeBid> bids)
    {
        Criterion.Placed[] criteria =
        [
            .. Criterion.All(method.Criteria ?? []).Where(placed => placed.Criterion.Parts is null),
        ];
        var lowest = bids.Where(bid => !IsExcluded(bid)).Min(bid => bid.Price);
        WholeScore[] scores = [.. bids.Select(bid => Score(criteria, bid, lowest))];
        return new ValueForMoney(criteria, Ranked(scores, bids, method.Rules?.TieBreak ?? []));
    }

    private static bool IsExcluded(WholeBid bid) => bid.Social?.Status == BidStatus.BelowMinimum;

    private static WholeScore Score(Criterion.Placed[] criteria, WholeBid bid, decimal? lowest)
    {
        ExplanationStep?[] steps = [.. criteria.Select(placed => Step(placed, bid, lowest))];
        decimal?[] marks = [.. steps.Select(step => step?.Result)];
        decimal? total = marks.Contains(null) ? null : marks.Sum(mark => mark!.Value);
        return new WholeScore(
            bid.Id,
            marks,
            total,
            null,
            IsExcluded(bid),
            false,
            new Explanation([
                .. steps.OfType<ExplanationStep>(),
                .. total is { } sum
                    ?
                    [
                        new ExplanationStep(
                            $"All criteria together: {Common.Marks.Display(sum, 100m)}.",
                            "the marks of all criteria, added",
                            [
                                .. criteria.Zip(
                                    marks,
                                    (placed, mark) =>
                                        new ExplanationInput(
                                            placed.Criterion.Name,
                                            mark!.Value,
                                            "marks"
                                        )
                                ),
                            ],
                            sum,
                            "marks"
                        ),
                    ]
                    : Array.Empty<ExplanationStep>(),
            ])
        );
    }

    private static ExplanationStep? Step(Criterion.Placed placed, WholeBid bid, decimal? lowest)
    {
        var (name, weight) = (placed.Criterion.Name, placed.Criterion.Weight);
        if (weight == 0m)
        {
            return Made($"{name} weighs nothing.", "0", 0m);
        }

        if (placed.Criterion.SocialValue)
        {
            return bid.Social is { } social
                ? Made(
                    $"{name}: {Common.Marks.Display(social.Total, weight)}, as the published method gave them.",
                    "quantitative marks + qualitative marks",
                    social.Total,
                    new("quantitative marks", social.Quantitative, "marks"),
                    new("qualitative marks", social.Qualitative, "marks")
                )
                : null;
        }

        if (!placed.Criterion.Price)
        {
            return bid.Entered.TryGetValue(placed.Path, out var entered)
                ? Made(
                    $"{name}: {Common.Marks.Display(entered, weight)}, as entered.",
                    "as entered",
                    entered
                )
                : null;
        }

        if (bid.Price is not > 0m || lowest is not > 0m)
        {
            return null;
        }

        // A bid that takes no part may be lower than the lowest: it gets all marks at most.
        var marks = MarkPrice.Marked(weight, lowest.Value, bid.Price.Value);
        return Made(
            $"{name}: {Money.Display(bid.Price)}, measured against the lowest price, {Money.Display(lowest)}, earns {Common.Marks.Display(marks, weight)}.",
            "marks x lowest price / price",
            marks,
            new("lowest price", lowest.Value, "GBP"),
            new("price", bid.Price.Value, "GBP")
        );

        ExplanationStep Made(
            string says,
            string formula,
            decimal result,
            params ExplanationInput[] inputs
        ) => new(says, formula, [new("weight", weight, "marks"), .. inputs], result, "marks");
    }

    private static WholeScore[] Ranked(
        WholeScore[] scores,
        IReadOnlyList<WholeBid> bids,
        IReadOnlyList<TieBreak> tieBreak
    )
    {
        if (scores.Any(score => !score.IsExcluded && score.Total is null))
        {
            return scores;
        }

        var keys = scores
            .Zip(bids)
            .Where(pair => !pair.First.IsExcluded)
            .ToDictionary(
                pair => pair.First.Id,
                pair => Key(pair.First, pair.Second, tieBreak),
                StringComparer.Ordinal
            );
        return
        [
            .. scores.Select(score =>
                keys.TryGetValue(score.Id, out var own)
                    ? score with
                    {
                        Rank =
                            1 + keys.Values.Count(key => key.AsSpan().SequenceCompareTo(own) > 0),
                        SharesRank = keys.Values.Count(key => key.AsSpan().SequenceEqual(own)) > 1,
                    }
                    : score
            ),
        ];
    }

    /// <summary>Larger is better at every place.</summary>
    private static decimal[] Key(
        WholeScore score,
        WholeBid bid,
        IReadOnlyList<TieBreak> tieBreak
    ) =>
        [
            decimal.Round(score.Total!.Value, Places),
            .. tieBreak.Select(by =>
                by switch
                {
                    TieBreak.Price => -(bid.Price ?? decimal.MaxValue),
                    TieBreak.Quantitative => decimal.Round(bid.Social?.Quantitative ?? 0m, Places),
                    TieBreak.Qualitative => decimal.Round(bid.Social?.Qualitative ?? 0m, Places),
                }
            ),
        ];
}
