using System.Globalization;

namespace Commonweal.Domain.Rules;

/// <summary>
/// The scores a delivery statement may be given and what each means, in the words of <c>data/evaluation/scores.yaml</c>.
/// </summary>
/// <param name="Steps">One for each score, from 0 up.</param>
public sealed record ScoreLadder(IReadOnlyList<ScoreStep> Steps)
{
    /// <summary>Scores of one statement that differ by so many per cent of the ladder, 1 to 100, are far apart.</summary>
    public int FarApart { get; init; }

    /// <summary>Fewer of the better bid's marks for value than so many per cent, 1 to 100, are next to nothing.</summary>
    public int NextToNothing { get; init; }

    /// <summary>The highest score of the ladder every council starts with; the lowest is 0.</summary>
    public const int Highest = 5;

    /// <summary>The highest score a tender may publish; evaluators give whole scores, and the tables of scores hold the same bounds.</summary>
    public const int MostHighest = 10;

    /// <summary>The highest score of this ladder.</summary>
    public int Top => Steps.Count - 1;

    /// <summary>Whether scores of one statement that differ so much are far apart.</summary>
    /// <param name="spread">The highest given less the lowest.</param>
    public bool IsFarApart(int spread) => spread * 100 >= Top * FarApart;

    /// <summary>A score with its word, like <c>3, adequate</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score is not on the ladder.</exception>
    public string InWords(int score) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{score}, {Steps[score].Word.ToLowerInvariant()}"
        );
}

/// <summary>One score in words.</summary>
/// <param name="Word">A word for it, such as <c>Good</c>.</param>
/// <param name="Means">What a statement that earns it is like.</param>
public sealed record ScoreStep(string Word, string Means);
