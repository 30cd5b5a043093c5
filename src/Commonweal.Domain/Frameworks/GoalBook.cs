using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>One of the seventeen sustainable development goals of the United Nations.</summary>
/// <param name="Number">1 to 17.</param>
/// <param name="Title">Its short name.</param>
public sealed record Goal(int Number, string Title);

/// <summary>Says which goals a measure serves.</summary>
/// <param name="Edition">The edition, by name.</param>
/// <param name="Measure">The measure's code in it.</param>
/// <param name="Goals">Numbers of goals.</param>
/// <param name="Because">Why, in a few words.</param>
public sealed record GoalLink(
    string Edition,
    string Measure,
    IReadOnlyList<int> Goals,
    string Because
);

/// <summary>The goals, and which measures serve them.</summary>
/// <param name="All">The goals by number.</param>
/// <param name="Source">Where their names come from.</param>
/// <param name="Links">Which measures serve them: a proposal, for nobody has published any for these editions.</param>
public sealed record GoalBook(IReadOnlyList<Goal> All, Source Source, IReadOnlyList<GoalLink> Links)
{
    /// <summary>How many goals there are.</summary>
    public const int Count = 17;

    /// <summary>No goal and no link.</summary>
    public static GoalBook Empty { get; } = new([], new Source("None", null, "None"), []);

    /// <summary>The goal of a number; null when there is none.</summary>
    public Goal? Find(int number) => All.FirstOrDefault(goal => goal.Number == number);

    /// <summary>The goals that a measure of an edition serves, by number; none where nothing is linked.</summary>
    public IEnumerable<Goal> Of(string edition, string measure) =>
        All.Where(goal =>
            ServedBy(goal.Number).Any(link => link.Edition == edition && link.Measure == measure)
        );

    /// <summary>The measures that serve a goal, edition by edition.</summary>
    public IEnumerable<GoalLink> ServedBy(int number) =>
        Links.Where(link => link.Goals.Contains(number));
}
