using System.Globalization;
using Commonweal.Web.Shell.Components;

namespace Commonweal.Web.Evaluation;

/// <summary>The ladder of scores as people read it.</summary>
internal static class ScoreWords
{
    private static readonly (string Word, string Means)[] Ladder =
    [
        ("Nothing", "No statement, or nothing to do with what is asked"),
        ("Poor", "Hardly says what will be done"),
        ("Partial", "Says some of what will be done; much is left open"),
        ("Adequate", "Says what will be done, by whom and when"),
        ("Good", "Specific and measurable, with named partners"),
        ("Excellent", "Specific, measurable, monitored, and convincing in every part"),
    ];

    /// <summary>Like 3, adequate.</summary>
    public static string Of(int score) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{score}, {Ladder[score].Word.ToLowerInvariant()}"
        );

    /// <summary>Every score with what it means.</summary>
    public static IReadOnlyList<Choice> Choices { get; } =
    [
        .. Ladder.Select(
            (rung, score) =>
                new Choice(
                    score.ToString(CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"{score}: {rung.Word}"),
                    rung.Means
                )
        ),
    ];
}
