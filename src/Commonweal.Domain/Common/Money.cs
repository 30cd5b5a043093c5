using System.Globalization;

namespace Commonweal.Domain.Common;

/// <summary>
/// Pounds sterling. Amounts are carried as <see cref="decimal"/> at full precision; this is the one place they are rounded.
/// </summary>
public static class Money
{
    /// <summary>The largest amount the store holds: <c>numeric(28,10)</c> leaves eighteen digits before the point.</summary>
    public const decimal Largest = 999_999_999_999_999_999m;

    /// <summary>What stands for an amount where a measure has no figure in pounds.</summary>
    public const string None = "No value in pounds yet";

    /// <summary>Why figures shown may not add up to the total beside them.</summary>
    public const string Rounding = "Figures are rounded for display; totals add the exact figures.";

    private static readonly CultureInfo Uk = CultureInfo.GetCultureInfo("en-GB");

    private static readonly (string Word, decimal Times)[] Shorthand =
    [
        ("thousand", 1_000m),
        ("million", 1_000_000m),
        ("k", 1_000m),
        ("m", 1_000_000m),
    ];

    /// <summary>
    /// Reads what a person typed as <see cref="Quantity.Parse"/> does, with or without a pound sign in front; after it may stand
    /// k or thousand, m or million, which of pounds can mean nothing else.
    /// </summary>
    public static decimal? Parse(string? typed)
    {
        var amount = typed?.Trim() is ['£', .. var digits] ? digits : typed?.Trim();
        foreach (var (word, times) in Shorthand)
        {
            if (amount?.EndsWith(word, StringComparison.OrdinalIgnoreCase) is true)
            {
                return Quantity.Parse(amount[..^word.Length]) is { } few && few <= Largest / times
                    ? few * times
                    : null;
            }
        }

        return Quantity.Parse(amount);
    }

    /// <summary>What to say of text that <see cref="Parse"/> cannot read: what was met, and how to write it.</summary>
    public static string Unread(string typed) =>
        $"You wrote '{Quantity.Short(typed)}'. {Quantity.Amiss(typed) ?? "Enter pounds in digits, with commas only between thousands and a full stop before any pence, like 125,000.50 or 1.2m."}";

    /// <summary>Rounds to whole pence, half away from zero, for display only.</summary>
    public static decimal Pence(decimal pounds) =>
        Math.Round(pounds, 2, MidpointRounding.AwayFromZero);

    /// <summary>Whether an amount has no part of a penny.</summary>
    public static bool IsInPence(decimal pounds) => Pence(pounds) == pounds;

    /// <summary>Pounds and pence as a UK reader expects: <c>£1,234.50</c>, <c>-£3.00</c>.</summary>
    public static string Display(decimal pounds) => Pence(pounds).ToString("C2", Uk);

    /// <summary>The same; of what has no value, which is not zero, <see cref="None"/>.</summary>
    public static string Display(decimal? pounds) => pounds is { } value ? Display(value) : None;

    /// <summary>
    /// What one unit is worth: <c>£12.60</c> as <see cref="Display(decimal)"/>, and under a pound to six decimals, for a part of a
    /// penny counts when there are many: <c>£0.084037</c>.
    /// </summary>
    public static string DisplayRate(decimal pounds) =>
        Math.Abs(pounds) < 1m
            ? Quantity.Kept(pounds, 6).ToString("£0.00####;-£0.00####", Uk)
            : Display(pounds);

    /// <summary>A published figure with every place that is kept, at least pence: <c>£12.60</c>, <c>£1,277.225</c>.</summary>
    public static string DisplayKept(decimal pounds) =>
        Quantity.Kept(pounds).ToString("£#,##0.00########;-£#,##0.00########", Uk);

    /// <summary>Whole pounds for tables where pence are noise: <c>£1,235</c>. Rounded half away from zero.</summary>
    public static string DisplayWhole(decimal pounds) =>
        Math.Round(pounds, 0, MidpointRounding.AwayFromZero).ToString("C0", Uk);
}
