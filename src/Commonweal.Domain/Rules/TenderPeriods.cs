using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>A circumstance in which bidders may have fewer days than otherwise.</summary>
/// <param name="Code">Kept with the deadline; never renamed.</param>
/// <param name="Name">The circumstance in a sentence without its full stop.</param>
/// <param name="Days">The least number of days then; 0 for none.</param>
/// <param name="Categories">Kinds of contract it holds for without being chosen; empty where an officer chooses it.</param>
public sealed record ShorterPeriod(
    string Code,
    string Name,
    int Days,
    IReadOnlyList<ProcurementCategory> Categories
);

/// <summary>How many days bidders have between the invitation and the deadline (Procurement Act 2023, s.54 and s.87(6)).</summary>
/// <param name="Days">The least above the national threshold.</param>
/// <param name="Shorter">When it may be less.</param>
/// <param name="Usual">Below the threshold, where the Act names no number: fewer days than these are pointed out.</param>
/// <param name="Source">Where the least is said.</param>
/// <param name="UsualSource">Whose setting the usual number is.</param>
/// <param name="IsChecked">Whether the figures were compared with their source.</param>
public sealed record TenderPeriods(
    int Days,
    IReadOnlyList<ShorterPeriod> Shorter,
    int Usual,
    Source Source,
    Source UsualSource,
    bool IsChecked
)
{
    /// <summary>Days of the period: it begins on the day after the invitation and ends with the day of the deadline.</summary>
    public static int Between(DateOnly invited, DateOnly closing) =>
        closing.DayNumber - invited.DayNumber;

    /// <summary>The circumstances an officer may choose.</summary>
    public IEnumerable<ShorterPeriod> Choices =>
        Shorter.Where(period => period.Categories.Count == 0);

    /// <summary>The circumstance of a code that an officer may choose; null when there is none.</summary>
    public ShorterPeriod? Find(string? code) =>
        Choices.FirstOrDefault(period =>
            string.Equals(period.Code, code, StringComparison.Ordinal)
        );

    /// <summary>The least number of days for a kind of contract above the threshold, before any circumstance is chosen.</summary>
    public int Least(ProcurementCategory category) =>
        Shorter
            .Where(period => period.Categories.Contains(category))
            .Select(period => period.Days)
            .Append(Days)
            .Min();
}
