namespace Commonweal.Domain.Common;

/// <summary>
/// Pounds by the low, the central and the high figures. What has no range is its central figure at both ends, so that sums
/// over what has one and what has none stay sums.
/// </summary>
/// <param name="Low">By the low figures, nothing rounded.</param>
/// <param name="Central">By the figures used, nothing rounded.</param>
/// <param name="High">By the high figures, nothing rounded.</param>
public readonly record struct ValueRange(decimal Low, decimal Central, decimal High)
{
    /// <summary>Whether the ends differ.</summary>
    public bool IsWide => Low != High;

    /// <summary>End by end.</summary>
    public static ValueRange operator +(ValueRange one, ValueRange other) =>
        new(one.Low + other.Low, one.Central + other.Central, one.High + other.High);

    /// <summary>Each of the three x <paramref name="factor"/>, nothing rounded; a factor below zero would turn the ends round.</summary>
    public static ValueRange operator *(ValueRange range, decimal factor) =>
        new(range.Low * factor, range.Central * factor, range.High * factor);

    /// <summary>How many of things with a value have a range, such as <c>3 of 5 lines have a range; the others count the same at both ends</c>.</summary>
    public static string Says(int ranged, int valued, string thing) =>
        $"{ranged} of {valued} {(valued == 1 ? thing : thing + "s")} {(ranged == 1 ? "has" : "have")} a range{(ranged < valued ? "; the others count the same at both ends" : "")}";

    /// <summary>In whole pounds, such as <c>£1,000 to £3,000</c>; null where the ends do not differ.</summary>
    public string? Display() =>
        IsWide ? $"{Money.DisplayWhole(Low)} to {Money.DisplayWhole(High)}" : null;
}
