using Commonweal.Domain.Common;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// Marks and ranks the social value responses of one tender by its published method. Pure: no rounding but for words, no order of
/// bids that matters, the same input always the same result.
/// </summary>
public static class Scoring
{
    /// <summary>
    /// Runs the evaluation, or names every field that stands in its way. Excluded bids stay in the result with no marks and the reason.
    /// </summary>
    public static Outcome<EvaluationResult> Run(EvaluationInput input)
    {
        Problem[] problems = [.. EvaluationChecks.Of(input).Distinct()];
        if (problems.Length > 0)
        {
            return Outcome.Refused<EvaluationResult>(problems);
        }

        Standing[] standings = [.. input.Bids.Select(bid => Standing.Of(bid, input))];
        var marking = new Marking(input, standings);
        BidScore[] scores = [.. standings.Select(standing => Score(standing, marking, input))];
        return new EvaluationResult(
            Ranking.Rank(scores, input),
            Ranking.Ties(scores),
            new Explanation([Division(input)])
        );
    }

    private static BidScore Score(Standing standing, Marking marking, EvaluationInput input)
    {
        var marked = standing.Status == BidStatus.Scored;
        ExplanationStep[] quantitative = marked ? [.. marking.Quantitative(standing.Accepted)] : [];
        ExplanationStep[] qualitative = marked ? [.. marking.Qualitative(standing.Score)] : [];
        var byValue = quantitative.Sum(step => step.Result ?? 0m);
        var byStatement = qualitative.Sum(step => step.Result ?? 0m);
        ExplanationStep[] steps =
        [
            Counted(standing),
            .. quantitative,
            .. qualitative,
            Total(byValue, byStatement, input.Weighting),
        ];
        string[] reasons =
        [
            steps[0].Says,
            .. Exclusion(standing, input),
            .. steps[1..].Select(s => s.Says),
        ];
        var bid = standing.Bid;
        return new BidScore(
            bid.Id,
            new ValueByClass(bid.Social, bid.LocalEconomic),
            standing.Accepted,
            byValue,
            byStatement,
            standing.Status,
            0,
            reasons,
            new Explanation(steps)
        );
    }

    private static ExplanationStep Counted(Standing standing)
    {
        var bid = standing.Bid;
        var adjustments = bid.Adjustments ?? [];
        var offered = Words(new ValueByClass(bid.Social, bid.LocalEconomic));
        var says =
            adjustments.Count == 0
                ? $"All that was offered counts: {offered}."
                : $"Offered: {offered}. {string.Concat(adjustments.Select(Words))}Counted: {Words(standing.Accepted)}.";
        return new ExplanationStep(
            says,
            "offered value + adjustments",
            [
                new("offered social value", bid.Social, "GBP"),
                new("offered local economic value", bid.LocalEconomic, "GBP"),
                .. adjustments.Select(a => new ExplanationInput(
                    $"adjustment: {a.Reason}",
                    a.Social + a.LocalEconomic,
                    "GBP"
                )),
            ],
            standing.Accepted.Total,
            "GBP"
        );
    }

    private static IEnumerable<string> Exclusion(Standing standing, EvaluationInput input) =>
        standing switch
        {
            { Status: BidStatus.Disregarded } =>
            [
                "No delivery statement came with the bid, so under the published rule its social value response is disregarded.",
            ],
            { Status: BidStatus.BelowMinimum } =>
            [
                $"The qualitative score of {Quantity.Display(standing.Score)} is below the published minimum of {Quantity.Display(input.Qualitative!.MinimumScore!.Value)}, so the response is excluded.",
            ],
            { Bid.HasNarrative: false } =>
            [
                "No delivery statement came with the bid, so under the published rule its qualitative score is 0.",
            ],
            _ => [],
        };

    private static ExplanationStep Total(decimal byValue, decimal byStatement, decimal weighting) =>
        new(
            $"In total: {Marks.Display(byValue + byStatement, weighting)}.",
            "quantitative marks + qualitative marks",
            [
                new("quantitative marks", byValue, "marks"),
                new("qualitative marks", byStatement, "marks"),
            ],
            byValue + byStatement,
            "marks"
        );

    private static ExplanationStep Division(EvaluationInput input) =>
        new(
            $"Social value carries {Marks.Display(input.Weighting)} of the 100 marks for the award: {Marks.Display(input.QuantitativeMarks)} for the value offered and {Marks.Display(input.QualitativeMarks)} for how it will be delivered.",
            "weighting x quantitative share / 100",
            [
                new("weighting", input.Weighting, "marks"),
                new("quantitative share", input.QuantitativeShare, "%"),
            ],
            input.QuantitativeMarks,
            "marks"
        );

    private static string Words(ValueByClass value) =>
        $"{Money.Display(value.Social)} of social value and {Money.Display(value.LocalEconomic)} of local economic value";

    private static string Words(Adjustment change)
    {
        var reason = $"{change.Reason.TrimEnd('.')}. ";
        string[] changed =
        [
            .. Changed(change.Social, "social value"),
            .. Changed(change.LocalEconomic, "local economic value"),
        ];
        return changed is []
            ? $"Adjusted in quantity alone: {reason}"
            : $"Adjusted, with {string.Join(" and ", changed)}: {reason}";
    }

    private static IEnumerable<string> Changed(decimal pounds, string value)
    {
        if (pounds != 0m)
        {
            yield return $"{Money.Display(Math.Abs(pounds))} of {value} {(pounds < 0m ? "taken off" : "added")}";
        }
    }
}
