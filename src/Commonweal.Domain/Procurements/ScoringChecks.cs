using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <summary>Finds everything that keeps a scoring method from being published or used, each at the field it concerns.</summary>
internal static class ScoringChecks
{
    private const decimal LargestScore = 1_000m;
    private const decimal LargestPercent = 10_000m;

    /// <summary>What is wrong with the rules of both halves, whatever the bids.</summary>
    public static IEnumerable<Problem> Settings(ScoringMethod method) =>
        [
            .. Quantitative(method),
            .. Qualitative(method),
            .. method.Criteria is { } criteria ? CriteriaChecks.Of(criteria, method) : [],
        ];

    /// <summary>Shares come first: nothing else can be worked out, or even held, while they are out of range.</summary>
    public static IEnumerable<Problem> Shares(ScoringMethod method)
    {
        foreach (
            var (field, value) in new[]
            {
                ("weighting", method.Weighting),
                ("quantitativeShare", method.QuantitativeShare),
            }
        )
        {
            if (!IsShare(value) && !(field == "quantitativeShare" && SplitsWeights(method)))
            {
                yield return NotAShare(field, value);
            }
        }

        if (method.Quantitative.Method == QuantitativeMethod.None && method.QuantitativeShare != 0m)
        {
            yield return new Problem(
                "evaluation.weights.do-not-sum",
                $"Method none earns no quantitative marks, yet {Quantity.Exact(method.QuantitativeShare)}% of the weighting is for them. Write 0, or choose a method.",
                "quantitativeShare"
            );
        }
    }

    /// <summary>Whether the share does not end and yet divides the weighting into weights that do, as 5 and 10 of 15.</summary>
    private static bool SplitsWeights(ScoringMethod method) =>
        IsShare(method.Weighting)
        && method.QuantitativeShare is >= 0m and <= 100m
        && IsShare(method.QuantitativeMarks);

    private static IEnumerable<Problem> Quantitative(ScoringMethod method)
    {
        var rule = method.Quantitative;
        var own = rule.Method switch
        {
            QuantitativeMethod.AgainstTarget => Figure(
                "quantitative.targetPercent",
                "The method needs a target",
                rule.TargetPercent,
                LargestPercent
            ),
            QuantitativeMethod.Bands => Bands(rule),
            QuantitativeMethod.Points => Figure(
                "quantitative.expectedPoints",
                "Points are measured against those expected",
                rule.ExpectedPoints,
                Quantity.Largest
            ),
            _ => [],
        };
        return own.Concat(ClassShares(rule));
    }

    /// <summary>A figure the method needs, from a ten-thousandth up.</summary>
    private static IEnumerable<Problem> Figure(
        string field,
        string why,
        decimal? met,
        decimal most
    ) =>
        met is not { } figure ? [Missing(field, why)]
        : figure < 0.0001m || figure > most
            ? [OutOfRange(field, figure, $"0.0001 to {Quantity.Display(most)}")]
        : [];

    private static IEnumerable<Problem> ClassShares(QuantitativeRule rule)
    {
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
                "evaluation.weights.do-not-sum",
                $"The class shares are {Quantity.Exact(shares.Social)} and {Quantity.Exact(shares.LocalEconomic)}. Each is 0 to 100, and together they are 100.",
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

            if (rule.MaxScore is { } most && (band.Score < 0m || band.Score > most))
            {
                yield return OutOfScale($"quantitative.bands[{i}].score", band.Score, most);
            }

            if (
                before is not null
                && (band.FromPercent <= before.FromPercent || band.Score < before.Score)
            )
            {
                yield return new Problem(
                    "evaluation.bands.order",
                    $"The band from {Quantity.Exact(band.FromPercent)}% scores {Quantity.Exact(band.Score)}, after one from {Quantity.Exact(before.FromPercent)}% that scores {Quantity.Exact(before.Score)}. List bands from the lowest up, none scoring less than the one below.",
                    $"quantitative.bands[{i}]"
                );
            }
        }
    }

    private static IEnumerable<Problem> Qualitative(ScoringMethod method)
    {
        if (method.Qualitative is not { } rule)
        {
            if (method.MarksStatements)
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

    public static bool IsShare(decimal value) =>
        value is >= 0m and <= 100m && decimal.Round(value, Quantity.Places) == value;

    public static Problem Missing(string field, string why) =>
        new("evaluation.field.missing", $"{why}. Fill in {field}.", field);

    public static Problem NotAShare(string field, decimal met) =>
        OutOfRange(field, met, "0 to 100 with at most 10 decimal places");

    public static Problem OutOfRange(string field, decimal met, string allowed) =>
        new(
            "evaluation.field.out-of-range",
            $"{field} is {Quantity.Exact(met)}. It must be {allowed}.",
            field
        );

    public static Problem OutOfScale(string field, decimal met, decimal maximum) =>
        new(
            "evaluation.score.out-of-scale",
            $"The score is {Quantity.Exact(met)}. It must be on the scale from 0 to {Quantity.Exact(maximum)}.",
            field
        );
}
