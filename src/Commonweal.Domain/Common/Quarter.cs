using System.Globalization;

namespace Commonweal.Domain.Common;

/// <summary>A calendar quarter: the period in which delivery is due, claimed and validated.</summary>
/// <param name="Year">Calendar year, 1 or later, and not near 9999: see <see cref="Dates.Latest"/>.</param>
/// <param name="Number">1 (January to March) to 4 (October to December).</param>
public readonly record struct Quarter(int Year, int Number) : IComparable<Quarter>
{
    /// <summary>The quarter a date falls in.</summary>
    public static Quarter Of(DateOnly date) => new(date.Year, (date.Month + 2) / 3);

    /// <summary>First day, inclusive.</summary>
    public DateOnly Start => new(Year, (Number * 3) - 2, 1);

    /// <summary>Last day, inclusive.</summary>
    public DateOnly End => Start.AddMonths(3).AddDays(-1);

    /// <summary>The quarter after this one.</summary>
    public Quarter Next =>
        Number == 4 ? new Quarter(Year + 1, 1) : this with { Number = Number + 1 };

    /// <summary>Every quarter that holds a day of the period, first to last; both days count.</summary>
    /// <exception cref="ArgumentException">The period ends before it starts.</exception>
    public static IReadOnlyList<Quarter> Between(DateOnly first, DateOnly last)
    {
        if (last < first)
        {
            throw new ArgumentException("The period ends before it starts.", nameof(last));
        }

        var quarters = new List<Quarter>();
        for (var quarter = Of(first); quarter.Start <= last; quarter = quarter.Next)
        {
            quarters.Add(quarter);
        }

        return quarters;
    }

    /// <summary>Reads <c>2026-Q3</c>; null when the text is anything else, or later than <see cref="Dates.Latest"/>.</summary>
    public static Quarter? Parse(string? text) =>
        text is { Length: 7 }
        && text[4..6] == "-Q"
        && text[6] is >= '1' and <= '4'
        && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year > 0
        && year <= Dates.Latest.Year
            ? new Quarter(year, text[6] - '0')
            : null;

    /// <summary>In words: <c>July to September 2026</c>.</summary>
    public string Words() =>
        Start.ToString("MMMM", CultureInfo.InvariantCulture)
        + " to "
        + End.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The key used in addresses, files and the store: <c>2026-Q3</c>. Sorts by time.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");

    /// <inheritdoc />
    public int CompareTo(Quarter other) => (Year, Number).CompareTo((other.Year, other.Number));

    /// <summary>Earlier than.</summary>
    public static bool operator <(Quarter left, Quarter right) => left.CompareTo(right) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(Quarter left, Quarter right) => left.CompareTo(right) > 0;

    /// <summary>Earlier than or the same.</summary>
    public static bool operator <=(Quarter left, Quarter right) => left.CompareTo(right) <= 0;

    /// <summary>Later than or the same.</summary>
    public static bool operator >=(Quarter left, Quarter right) => left.CompareTo(right) >= 0;
}
