using System.CommandLine;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;

namespace Commonweal.Cli;

/// <summary><c>commonweal evaluate</c>: marks and ranks bids by the published method.</summary>
internal static class EvaluateCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = Calculator.File();
        var evaluate = new Command("evaluate", "Mark and rank social value bids, with reasons.")
        {
            file,
        };
        evaluate.SetAction(
            (parsed, stop) =>
                Calculator.RunAsync<EvaluationInput>(
                    terminal,
                    parsed.GetRequiredValue(file),
                    input => Scoring.Run(input).Then(result => Outcome.Of(Written(result))),
                    stop
                )
        );
        return evaluate;
    }

    private static object Written(EvaluationResult result) =>
        new
        {
            Bids = result.Bids.Select(bid => new
            {
                bid.Id,
                Accepted = new { bid.Accepted.Social, bid.Accepted.LocalEconomic },
                bid.Quantitative,
                bid.Qualitative,
                bid.Total,
                Display = Marks.Display(bid.Total),
                bid.Rank,
                bid.Status,
                bid.Reasons,
            }),
            result.Ties,
            Explanation = result
                .Explanation.Steps.Select(step => Step(null, step))
                .Concat(
                    result.Bids.SelectMany(bid =>
                        bid.Explanation.Steps.Select(step => Step(bid.Id, step))
                    )
                ),
        };

    private static object Step(string? bid, ExplanationStep step) =>
        new
        {
            Bid = bid,
            step.Says,
            step.Formula,
            step.Inputs,
            step.Result,
            step.Unit,
        };
}
