using Commonweal.Domain.Common;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// Marks and ranks what the bids of one tender say on social value by its published method. Pure: no rounding but for words, no order of
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
        ExplanationStep[] quantitative = marked ? [.. marking.Quantitative(standing)] : [];
        ExplanationStep[] qualitative = marked ? [.. marking.Qualitative(standing.Score)] : [];
        var byValue = decimal.Min( // shares of a measure's marks may round up in their last place
            input.QuantitativeMarks,
            quantitative.Where(step => step.Unit == "marks").Sum(step => step.Result ?? 0m)
        );
        var byStatement = qualitative.Sum(step => step.Result ?? 0m);
        ExplanationStep[] steps =
        [
            Counts.Of(standing, input),
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

    private static IEnumerable<string> Exclusion(Standing standing, EvaluationInput input) =>
        standing switch
        {
            { Status: BidStatus.Disregarded } =>
            [
                "No delivery statement came with the bid, so under the published rule it gets no marks for social value.",
            ],
            { Status: BidStatus.BelowMinimum } =>
            [
                $"The qualitative score of {Quantity.Display(standing.Score)} is below the published minimum of {Quantity.Display(input.Qualitative!.MinimumScore!.Value)}, so the bid is excluded.",
            ],
            { Bid.HasNarrative: false } when input.QualitativeMarks > 0m =>
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
            $"Social value carries {Marks.Display(input.Weighting)} of the 100 marks for the award: {Marks.Display(input.QuantitativeMarks)} for what is offered and {Marks.Display(input.QualitativeMarks)} for how it will be delivered.",
            "weighting x quantitative share / 100",
            [
                new("weighting", input.Weighting, "marks"),
                new("quantitative share", input.QuantitativeShare, "%"),
            ],
            input.QuantitativeMarks,
            "marks"
        );
}
