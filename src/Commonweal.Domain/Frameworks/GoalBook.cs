using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>One of the seventeen sustainable development goals of the United Nations.</summary>
/// <param name="Number">1 to 17.</param>
/// <param name="Title">Its short name.</param>
public sealed record Goal(int Number, string Title);

/// <summary>The goals; which of them a measure serves is said by its edition.</summary>
/// <param name="All">The goals by number.</param>
/// <param name="Source">Where their names come from.</param>
public sealed record GoalBook(IReadOnlyList<Goal> All, Source Source)
{
    /// <summary>How many goals there are.</summary>
    public const int Count = 17;

    /// <summary>No goal.</summary>
    public static GoalBook Empty { get; } = new([], new Source("None", null, "None"));

    /// <summary>The goal of a number; null when there is none.</summary>
    public Goal? Find(int number) => All.FirstOrDefault(goal => goal.Number == number);

    /// <summary>The goals that a measure serves, by number.</summary>
    public IEnumerable<Goal> Of(Measure measure) =>
        All.Where(goal => measure.Goals.Contains(goal.Number));
}
