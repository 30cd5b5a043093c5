using System.Globalization;
using System.Text.RegularExpressions;
using Commonweal.Domain.Common;

namespace Commonweal.Web.Procurements;

/// <summary>
/// The method's problems name the fields of the evaluate command. Here they get the page's own words and stand beside the
/// question a person answered.
/// </summary>
internal static partial class WeightingProblems
{
    private const string Quantitative = nameof(WeightingInput.Quantitative);
    private const string Qualitative = nameof(WeightingInput.Qualitative);
    private const string Rules = nameof(WeightingInput.Rules);

    /// <summary>The problem as the page says it.</summary>
    /// <param name="input">What was typed: its empty bands are not among the method's.</param>
    public static Problem InWordsOf(this Problem problem, WeightingInput input)
    {
        if (problem.Field is not { } field)
        {
            return problem;
        }

        var (words, at) = Place(field, input);
        return problem with
        {
            Field = at,
            Message = (problem.Code, field) switch
            {
                ("evaluation.weights.do-not-sum", "quantitativeShare") =>
                    "Value earns no marks at all, so none of the weighting can be for it. Enter 0, or choose how value becomes marks.",
                ("evaluation.weights.do-not-sum", _) =>
                    "The shares of social and local economic value must each be 0 to 100, and 100 together.",
                ("evaluation.field.missing" or "evaluation.field.out-of-range", _) => Sentence(
                    problem.Message.Replace(field, words, StringComparison.Ordinal)
                ),
                ("evaluation.score.out-of-scale", _) => problem.Message.Replace(
                    "The score",
                    Sentence(words),
                    StringComparison.Ordinal
                ),
                _ => problem.Message,
            },
        };
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static (string Words, string Field) Place(string field, WeightingInput input) =>
        field switch
        {
            "weighting" => ("the weighting of social value", nameof(input.Weighting)),
            "quantitativeShare" => (
                "the share for the value of commitments",
                nameof(input.QuantitativeShare)
            ),
            "quantitative.targetPercent" => (
                "the target, as a share of the contract value",
                $"{Quantitative}.{nameof(input.Quantitative.TargetPercent)}"
            ),
            "quantitative.maxScore" => (
                "the score that earns all marks",
                $"{Quantitative}.{nameof(input.Quantitative.MaxScore)}"
            ),
            "quantitative.expectedPoints" => (
                "the points that earn all marks",
                $"{Quantitative}.{nameof(input.Quantitative.ExpectedPoints)}"
            ),
            "quantitative.bands" => (
                "band 1",
                $"{Quantitative}.Bands[0].{nameof(WeightingInput.BandPart.FromPercent)}"
            ),
            "quantitative.classShares" => (
                "the shares of social and local economic value",
                $"{Quantitative}.ClassShares.{nameof(WeightingInput.SharesPart.Social)}"
            ),
            "qualitative.minimumScore" => (
                "the lowest score that stays in",
                $"{Qualitative}.{nameof(input.Qualitative.MinimumScore)}"
            ),
            "qualitative.steps" => (
                "what each score means",
                $"{Qualitative}.Steps[0].{nameof(WeightingInput.StepPart.Word)}"
            ),
            _ when Step().Match(field) is { Success: true } step => (
                field,
                $"{Qualitative}.Steps[{step.Groups["at"].Value}].{(step.Groups["part"].Value == "word" ? nameof(WeightingInput.StepPart.Word) : nameof(WeightingInput.StepPart.Means))}"
            ),
            "rules.tieBreak" => (
                "what separates level bids",
                input.Rules.Separates is true
                    ? $"{Rules}.{nameof(input.Rules.TieBreak)}[0]"
                    : $"{Rules}.{nameof(input.Rules.Separates)}"
            ),
            _ when Band().Match(field) is { Success: true } band => BandPlace(band, input),
            _ => (field, field),
        };

    private static (string Words, string Field) BandPlace(Match band, WeightingInput input)
    {
        var row = input.BandRow(int.Parse(band.Groups["at"].Value, CultureInfo.InvariantCulture));
        return band.Groups["part"].Value == ".score"
            ? (
                $"the score of band {row + 1}",
                $"{Quantitative}.Bands[{row}].{nameof(WeightingInput.BandPart.Score)}"
            )
            : (
                $"where band {row + 1} starts",
                $"{Quantitative}.Bands[{row}].{nameof(WeightingInput.BandPart.FromPercent)}"
            );
    }

    [GeneratedRegex(
        @"^quantitative\.bands\[(?<at>\d+)\](?<part>\.\w+)?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Band();

    [GeneratedRegex(
        @"^qualitative\.steps\[(?<at>\d+)\]\.(?<part>word|means)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Step();
}
