using System.Globalization;
using Commonweal.Domain.Rules;
using Commonweal.Web.Shell.Components;

namespace Commonweal.Web.Evaluation;

/// <summary>The ladder of scores as a question.</summary>
internal static class ScoreChoices
{
    /// <summary>Every score with its word and what it means.</summary>
    public static IReadOnlyList<Choice> Choices(this ScoreLadder ladder) =>
        [
            .. ladder.Steps.Select(
                (step, score) =>
                    new Choice(
                        score.ToString(CultureInfo.InvariantCulture),
                        string.Create(CultureInfo.InvariantCulture, $"{score}: {step.Word}"),
                        step.Means
                    )
            ),
        ];
}
