using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.Evaluation;

/// <summary>Finds everything that stands in the way of a run, each at the field it concerns, so that all can be put right at once.</summary>
internal static class EvaluationChecks
{
    private const decimal LargestScore = 1_000m;
    private const decimal LargestPercent = 10_000m;

    /// <summary>Shares first: nothing else can be worked out, or even held, while they are out of range.</summary>
    public static IReadOnlyList<Problem> Of(EvaluationInput input)
    {
        Problem[] shares = [.. Shares(input)];
        return shares.Length > 0
            ? shares
            :
            [
                .. Quantitative(input),
                .. Qualitative(input),
                .. BidIds(input.Bids),
                .. input.Bids.SelectMany((bid, i) => Bid(input, bid, $"bids[{i}]")),
                .. Gate(input),
            ];
    }

    private static IEnumerable<Problem> Shares(EvaluationInput input)
    {
        foreach (
            var (field, value) in new[]
            {
                ("weighting", input.Weighting),
                ("quantitativeShare", input.QuantitativeShare),
            }
        )
        {
            if (!IsShare(value))
            {
                yield return OutOfRange(field, value, "0 to 100 with at most 10 decimal places");
            }
        }

        var method = input.Quantitative.Method;
        if (method == QuantitativeMethod.None && input.QuantitativeShare != 0m)
        {
            yield return new Problem(
                "evaluation.weights.doNotSum",
                $"Method none earns no quantitative marks, yet {Exact(input.QuantitativeShare)}% of the weighting is for them. Write 0, or choose a method.",
                "quantitativeShare"
            );
        }

        if (input.ContractValue is < 0.01m or > Money.Largest)
        {
            yield return OutOfRange(
                "contractValue",
                input.ContractValue.Value,
                "a penny or more, in pounds"
            );
        }
        else if (
            input.ContractValue is null
            && method is QuantitativeMethod.AgainstTarget or QuantitativeMethod.Bands
        )
        {
            yield return Missing("contractValue", "The method measures value against it");
        }
    }

    private static IEnumerable<Problem> Quantitative(EvaluationInput input)
    {
        var rule = input.Quantitative;
        if (rule.Method == QuantitativeMethod.AgainstTarget)
        {
            if (rule.TargetPercent is null)
            {
                yield return Missing("quantitative.targetPercent", "The method needs a target");
            }
            else if (rule.TargetPercent is < 0.0001m or > LargestPercent)
            {
                yield return OutOfRange(
                    "quantitative.targetPercent",
                    rule.TargetPercent.Value,
                    "0.0001 to 10,000"
                );
            }
        }

        if (rule.Method == QuantitativeMethod.Bands)
        {
            foreach (var problem in Bands(rule))
            {
                yield return problem;
            }
        }

        if (rule.Classes != MarkedClasses.Separate)
        {
            yield break;
        }

        if (rule.ClassShares is not { } shares)
        {
            yield return Missing(
                "quantitative.classShares",
                "Classes marked apart need a share each"
            );
        }
        else if (
            !IsShare(shares.Social)
            || !IsShare(shares.LocalEconomic)
            || shares.Social + shares.LocalEconomic != 100m
        )
        {
            yield return new Problem(
                "evaluation.weights.doNotSum",
                $"The class shares are {Exact(shares.Social)} and {Exact(shares.LocalEconomic)}. Each is 0 to 100, and together they are 100.",
                "quantitative.classShares"
            );
        }
    }

    private static IEnumerable<Problem> Bands(QuantitativeRule rule)
    {
        if (rule.MaxScore is not (> 0m and <= LargestScore))
        {
            yield return rule.MaxScore is { } met
                ? OutOfRange("quantitative.maxScore", met, "above 0, at most 1,000")
                : Missing("quantitative.maxScore", "Bands need the score that earns every mark");
            yield break;
        }

        if (rule.Bands is not { Count: > 0 } bands)
        {
            yield return Missing("quantitative.bands", "The method needs at least one band");
            yield break;
        }

        for (var i = 0; i < bands.Count; i++)
        {
            var (band, before) = (bands[i], i == 0 ? null : bands[i - 1]);
            if (band.FromPercent is < 0m or > LargestPercent)
            {
                yield return OutOfRange(
                    $"quantitative.bands[{i}].fromPercent",
                    band.FromPercent,
                    "0 to 10,000"
                );
            }

            if (band.Score < 0m || band.Score > rule.MaxScore)
            {
                yield return OutOfScale(
                    $"quantitative.bands[{i}].score",
                    band.Score,
                    rule.MaxScore.Value
                );
            }

            if (
                before is not null
                && (band.FromPercent <= before.FromPercent || band.Score < before.Score)
            )
            {
                yield return new Problem(
                    "evaluation.bands.order",
                    $"The band from {Exact(band.FromPercent)}% scores {Exact(band.Score)}, after one from {Exact(before.FromPercent)}% that scores {Exact(before.Score)}. List bands from the lowest up, none scoring less than the one below.",
                    $"quantitative.bands[{i}]"
                );
            }
        }
    }

    private static IEnumerable<Problem> Qualitative(EvaluationInput input)
    {
        if (input.Qualitative is not { } rule)
        {
            if (input.QualitativeMarks > 0m)
            {
                yield return Missing(
                    "qualitative",
                    "Part of the weighting is for delivery statements"
                );
            }

            yield break;
        }

        if (rule.MaxScore is <= 0m or > LargestScore)
        {
            yield return OutOfRange(
                "qualitative.maxScore",
                rule.MaxScore,
                "above 0, at most 1,000"
            );
        }
        else if (rule.MinimumScore is { } minimum && (minimum < 0m || minimum > rule.MaxScore))
        {
            yield return OutOfScale("qualitative.minimumScore", minimum, rule.MaxScore);
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
                yield return OutOfRange($"{at}.{field}", pounds, "0 or more, in pounds");
                yield break;
            }
        }

        if (bid.Price is null && (input.Rules?.TieBreak ?? []).Contains(TieBreak.Price))
        {
            yield return Missing($"{at}.price", "The published tie-break uses it");
        }

        foreach (
            var problem in Adjustments(bid, at).Concat(Score(input, bid, $"{at}.qualitativeScore"))
        )
        {
            yield return problem;
        }

        if (bid.HasNarrative is null && input.QualitativeMarks > 0m)
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
                $"{bid.Id} has no delivery statement, so the published rule is needed: disregard or zeroQualitative"
            );
        }
    }

    private static IEnumerable<Problem> Adjustments(EvaluatedBid bid, string at)
    {
        var adjustments = bid.Adjustments ?? [];
        for (var i = 0; i < adjustments.Count; i++)
        {
            var adjustment = adjustments[i];
            if (string.IsNullOrWhiteSpace(adjustment.Reason))
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
                    "evaluation.adjustment.outOfRange",
                    "The adjustment is larger than any value that can be offered. Check the figures.",
                    $"{at}.adjustments[{i}]"
                );
                yield break;
            }
        }

        var accepted = Standing.AcceptedOf(bid);
        if (accepted.Social < 0m || accepted.LocalEconomic < 0m)
        {
            yield return new Problem(
                "evaluation.adjustment.belowZero",
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
        else if (
            bid.HasNarrative != false
            && (input.QualitativeMarks > 0m || rule.MinimumScore is not null)
        )
        {
            yield return Missing(at, $"{bid.Id} has a delivery statement to score");
        }
    }

    /// <summary>The published answer to "may an excluded bid be the maximum?" is needed only once a bid is excluded.</summary>
    private static IEnumerable<Problem> Gate(EvaluationInput input) =>
        input.Quantitative.Method == QuantitativeMethod.RelativeToHighest
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

    private static bool IsShare(decimal value) =>
        value is >= 0m and <= 100m && decimal.Round(value, Quantity.Places) == value;

    private static bool IsPounds(decimal value) => value is >= 0m and <= Money.Largest;

    private static Problem Missing(string field, string why) =>
        new("evaluation.field.missing", $"{why}. Fill in {field}.", field);

    private static Problem OutOfRange(string field, decimal met, string allowed) =>
        new(
            "evaluation.field.outOfRange",
            $"{field} is {Exact(met)}. It must be {allowed}.",
            field
        );

    private static Problem OutOfScale(string field, decimal met, decimal maximum) =>
        new(
            "evaluation.score.outOfScale",
            $"The score is {Exact(met)}. It must be on the scale from 0 to {Exact(maximum)}.",
            field
        );

    private static string Exact(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
