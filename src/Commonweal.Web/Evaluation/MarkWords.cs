using System.Globalization;
using Commonweal.Web.Shell.Components;

namespace Commonweal.Web.Evaluation;

/// <summary>The ladder of marks as people read it.</summary>
internal static class MarkWords
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
    public static string Of(int mark) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{mark}, {Ladder[mark].Word.ToLowerInvariant()}"
        );

    /// <summary>Every mark with what it means.</summary>
    public static IReadOnlyList<Choice> Choices { get; } =
    [
        .. Ladder.Select(
            (rung, mark) =>
                new Choice(
                    mark.ToString(CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"{mark}: {rung.Word}"),
                    rung.Means
                )
        ),
    ];
}
