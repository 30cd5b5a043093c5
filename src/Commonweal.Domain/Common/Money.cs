using System.Globalization;

namespace Commonweal.Domain.Common;

/// <summary>
/// Pounds sterling. Amounts are carried as <see cref="decimal"/> at full precision; this is the one place they are rounded.
/// </summary>
public static class Money
{
    /// <summary>The largest amount the store holds: <c>numeric(28,10)</c> leaves eighteen digits before the point.</summary>
    public const decimal Largest = 999_999_999_999_999_999m;

    private static readonly CultureInfo Uk = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Rounds to whole pence, half away from zero, for display only.</summary>
    public static decimal Pence(decimal pounds) =>
        Math.Round(pounds, 2, MidpointRounding.AwayFromZero);

    /// <summary>Pounds and pence as a UK reader expects: <c>£1,234.50</c>, <c>-£3.00</c>.</summary>
    public static string Display(decimal pounds) => Pence(pounds).ToString("C2", Uk);

    /// <summary>Whole pounds for tables where pence are noise: <c>£1,235</c>. Rounded half away from zero.</summary>
    public static string DisplayWhole(decimal pounds) =>
        Math.Round(pounds, 0, MidpointRounding.AwayFromZero).ToString("C0", Uk);
}
