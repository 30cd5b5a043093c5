using Commonweal.Domain.Common;

namespace Commonweal.Domain.Evaluation;

/// <summary>A score as somebody writes it down, of an evaluator or agreed by the panel.</summary>
/// <param name="Mark">0 to the highest score published; null when none was chosen.</param>
/// <param name="Reason">Why, 1 to 4,000 characters.</param>
/// <param name="Passage">The words of the statement relied on, or of an answer about it; may be left out at 0, where there may be none.</param>
/// <param name="Assumes">Whether it rests on an assumption about what the passage means.</param>
public sealed record Judgement(int? Mark, string? Reason, string? Passage, bool Assumes = false);

/// <summary>What a judgement is held to.</summary>
/// <param name="Highest">The highest score published.</param>
/// <param name="Texts">The statement, and the bidder's answers about it.</param>
public sealed record Judged(int Highest, IReadOnlyList<string> Texts)
{
    /// <summary>The longest passage that can be quoted, in characters.</summary>
    public const int LongestPassage = 2_000;

    /// <summary>The fewest words of a passage, unless it has <see cref="FewestCharacters"/> or is the whole text.</summary>
    public const int FewestWords = 3;

    /// <summary>From how many characters on fewer words are passage enough.</summary>
    public const int FewestCharacters = 12;

    /// <summary>What keeps it from being recorded, at the fields <c>Mark</c>, <c>Passage</c> and <c>Reason</c>.</summary>
    internal IEnumerable<Problem> Refusals(Judgement judgement)
    {
        if (judgement.Mark is not { } mark || mark < 0 || mark > Highest)
        {
            yield return new Problem(
                "evaluation.mark.missing",
                $"Select a score from 0 to {Highest}.",
                nameof(judgement.Mark)
            );
        }

        if (PassageProblem(judgement) is { } unquoted)
        {
            yield return unquoted;
        }

        if (
            Written.Lacks(
                judgement.Reason,
                4000,
                "evaluation.mark.reason",
                "Say why the statement earns this score.",
                nameof(judgement.Reason)
            ) is
            { } unreasoned
        )
        {
            yield return unreasoned;
        }
    }

    /// <summary>Whether the words stand in one of the texts, however their lines break.</summary>
    internal bool Contains(string passage) =>
        Texts.Any(text => Flat(text).Contains(Flat(passage), StringComparison.OrdinalIgnoreCase));

    /// <summary>Neither words nor characters enough to find the place by, and not all that a text says.</summary>
    private bool IsTooShort(string passage) =>
        passage.Length < FewestCharacters
        && passage.Split(' ').Length < FewestWords
        && Texts.All(text => Flat(text).Length > passage.Length);

    /// <summary>The same words with one space between them.</summary>
    internal static string Flat(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Problem? PassageProblem(Judgement judgement)
    {
        if (judgement.Mark == 0 && Written.Plain(judgement.Passage).Length == 0)
        {
            return null;
        }

        return Written.Lacks(
                judgement.Passage,
                LongestPassage,
                "evaluation.passage.missing",
                "Copy the passage of the statement that you rely on.",
                nameof(judgement.Passage)
            )
            ?? (
                Contains(Written.Plain(judgement.Passage))
                    ? IsTooShort(Flat(Written.Plain(judgement.Passage)))
                        ? new Problem(
                            "evaluation.passage.too-short",
                            $"This is too short to show what you rely on. Copy {FewestWords} words or more as the bidder wrote them.",
                            nameof(judgement.Passage)
                        )
                        : null
                    : new Problem(
                        "evaluation.passage.not-there",
                        "These words are not in the statement, nor in an answer about it. Copy the passage as the bidder wrote it.",
                        nameof(judgement.Passage)
                    )
            );
    }
}
