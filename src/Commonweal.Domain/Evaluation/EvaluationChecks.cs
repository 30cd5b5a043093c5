using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using static Commonweal.Domain.Procurements.ScoringChecks;

namespace Commonweal.Domain.Evaluation;

/// <summary>Finds everything that stands in the way of a run, each at the field it concerns, so that all can be put right at once.</summary>
internal static class EvaluationChecks
{
    /// <summary>Shares first: nothing else can be worked out, or even held, while they are out of range.</summary>
    public static IReadOnlyList<Problem> Of(EvaluationInput input)
    {
        var method = input.Published;
        Problem[] first = [.. Shares(method), .. ContractValue(input)];
        return first.Length > 0
            ? first
            :
            [
                .. Settings(method),
                .. MeasureTermsChecks.Of(method.Quantitative, input.Measures ?? []),
                .. BidIds(input.Bids),
                .. input.Bids.SelectMany((bid, i) => Bid(input, bid, $"bids[{i}]")),
                .. Gate(input),
            ];
    }

    private static IEnumerable<Problem> ContractValue(EvaluationInput input)
    {
        if (input.ContractValue is < 0.01m or > Money.Largest)
        {
            yield return OutOfRange(
                "contractValue",
                input.ContractValue.Value,
                $"from £0.01 to {Money.DisplayWhole(Money.Largest)}"
            );
        }
        else if (
            input.ContractValue is null
            && input.Quantitative.Method
                is QuantitativeMethod.AgainstTarget
                    or QuantitativeMethod.Bands
        )
        {
            yield return Missing("contractValue", "The method measures value against it");
        }
    }

    private static IEnumerable<Problem> BidIds(IReadOnlyList<EvaluatedBid> bids)
    {
        if (bids.Count == 0)
        {
            yield return Missing("bids", "There is nothing to evaluate");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < bids.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(bids[i].Id))
            {
                yield return Missing($"bids[{i}].id", "Every bid needs a name of its own");
            }
            else if (!seen.Add(bids[i].Id))
            {
                yield return new Problem(
                    "evaluation.bid.duplicate",
                    $"Two bids are called {bids[i].Id}. Give each bid an id of its own.",
                    $"bids[{i}].id"
                );
            }
        }
    }

    private static IEnumerable<Problem> Bid(EvaluationInput input, EvaluatedBid bid, string at)
    {
        foreach (
            var (field, pounds) in new[]
            {
                ("social", bid.Social),
                ("localEconomic", bid.LocalEconomic),
                ("price", bid.Price ?? 0m),
            }
        )
        {
            if (!IsPounds(pounds))
            {
                yield return OutOfRange(
                    $"{at}.{field}",
                    pounds,
                    $"from £0 to {Money.DisplayWhole(Money.Largest)}"
                );
                yield break;
            }
        }

        if (bid.Price is null && (input.Rules?.TieBreak ?? []).Contains(TieBreak.Price))
        {
            yield return Missing($"{at}.price", "The published tie-break uses it");
        }

        foreach (
            var problem in Adjustments(bid, at)
                .Concat(OfferChecks.Of(input, bid, at))
                .Concat(Score(input, bid, $"{at}.qualitativeScore"))
        )
        {
            yield return problem;
        }

        if (input.QualitativeMarks == 0m)
        {
            yield break;
        }

        if (bid.HasNarrative is null)
        {
            yield return Missing(
                $"{at}.hasNarrative",
                "Say whether a delivery statement came with the bid"
            );
        }
        else if (bid.HasNarrative is false && input.Rules?.MissingNarrative is null)
        {
            yield return Missing(
                "rules.missingNarrative",
                $"{bid.Id} has no delivery statement, so the published rule is needed: disregard, disregardOffer or zeroQualitative"
            );
        }
    }

    private static IEnumerable<Problem> Adjustments(EvaluatedBid bid, string at)
    {
        var adjustments = bid.Adjustments ?? [];
        for (var i = 0; i < adjustments.Count; i++)
        {
            var adjustment = adjustments[i];
            if (Written.Plain(adjustment.Reason).Length == 0)
            {
                yield return Missing(
                    $"{at}.adjustments[{i}].reason",
                    "A change to a bid is explained to its bidder"
                );
            }

            if (
                !IsPounds(decimal.Abs(adjustment.Social))
                || !IsPounds(decimal.Abs(adjustment.LocalEconomic))
            )
            {
                yield return new Problem(
                    "evaluation.adjustment.out-of-range",
                    $"The adjustment takes off or adds more than {Money.DisplayWhole(Money.Largest)}, the most that can be offered. Check the figures.",
                    $"{at}.adjustments[{i}]"
                );
                yield break;
            }
        }

        var accepted = Standing.AcceptedOf(bid);
        if (accepted.Social < 0m || accepted.LocalEconomic < 0m)
        {
            yield return new Problem(
                "evaluation.adjustment.below-zero",
                $"The adjustments take {bid.Id} below zero: {Money.Display(accepted.Social)} of social value and {Money.Display(accepted.LocalEconomic)} of local economic value would be left. Strike out no more than was offered.",
                $"{at}.adjustments"
            );
        }
    }

    private static IEnumerable<Problem> Score(EvaluationInput input, EvaluatedBid bid, string at)
    {
        if (input.Qualitative is not { } rule)
        {
            yield break;
        }

        if (bid.QualitativeScore is { } score)
        {
            if (score < 0m || score > rule.MaxScore)
            {
                yield return OutOfScale(at, score, rule.MaxScore);
            }
        }
        else if (bid.HasNarrative != false && input.QualitativeMarks > 0m)
        {
            yield return Missing(at, $"{bid.Id} has a delivery statement to score");
        }
    }

    /// <summary>The published answer to "may an excluded bid be the maximum?" is needed only once a bid is excluded.</summary>
    private static IEnumerable<Problem> Gate(EvaluationInput input) =>
        input.Quantitative.Method.ComparesBids()
        && input.Rules?.ExcludedBidSetsMaximum is null
        && input.Bids.Any(bid => Standing.StatusOf(bid, input) != BidStatus.Scored)
            ?
            [
                Missing(
                    "rules.excludedBidSetsMaximum",
                    "A bid is excluded, so the documents must say whether its value may still be the highest"
                ),
            ]
            : [];

    private static bool IsPounds(decimal value) => value is >= 0m and <= Money.Largest;
}
