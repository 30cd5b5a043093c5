using System.Globalization;
using System.Text.RegularExpressions;

namespace Commonweal.Domain.Common;

/// <summary>
/// Amounts of a measure in its own unit (people, hours, tonnes, pounds). Zero is a quantity; nothing reported is null.
/// </summary>
public static partial class Quantity
{
    /// <summary>The most decimal places the store keeps.</summary>
    public const int Places = 10;

    /// <summary>The largest quantity accepted. It keeps quantity x proxy inside <see cref="decimal"/> and the store.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    /// <summary>Whether a quantity is zero or more, not above <see cref="Largest"/>, and has no more than ten decimal places.</summary>
    public static bool IsAllowed(decimal quantity) =>
        quantity >= 0m && quantity <= Largest && decimal.Round(quantity, Places) == quantity;

    /// <summary>
    /// A figure, of any unit or in pounds, as the store keeps it: at ten places, half away from zero, as PostgreSQL would round it.
    /// What is worked out is so rounded once, when it is written down, and the same everywhere.
    /// </summary>
    /// <param name="places">Fewer places, for what is multiplied before it is kept: 1.0000005 at six places is 1.000001.</param>
    public static decimal Kept(decimal figure, int places = Places) =>
        Math.Round(figure, places, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Reads what a person typed: digits, with a full stop before decimals, and commas or spaces between thousands or not at
    /// all. Null for anything else, as <c>12,5</c>, which could be read in two ways, and for more digits than a number carries;
    /// bounds are the caller's to check.
    /// </summary>
    public static decimal? Parse(string? typed) =>
        typed?.Trim() is { } text
        && Plain().IsMatch(text)
        && Digits(text) is var digits
        && Decimals(digits) <= MostRead
        && decimal.TryParse(
            digits,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
        && Exact(number) == Shortest(digits)
            ? number
            : null;

    // More are left to the caller to refuse by name, as long as a hundredth of the number still has every digit.
    private const int MostRead = 20;

    private static string Digits(string text) =>
        string.Concat(text.Where(sign => sign is '.' or (>= '0' and <= '9')));

    private static int Decimals(string digits) =>
        digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point
            ? digits.TrimEnd('0').Length - point - 1
            : 0;

    private static string Shortest(string digits)
    {
        var whole = digits.Split('.')[0].TrimStart('0');
        var rest = Decimals(digits) > 0 ? digits.Split('.')[1].TrimEnd('0') : "";
        return (whole.Length > 0 ? whole : "0") + (rest.Length > 0 ? $".{rest}" : "");
    }

    /// <summary>The same of whole numbers, 0 to 2,147,483,647; <c>24.0</c> is one.</summary>
    public static int? ParseWhole(string? typed) =>
        Parse(typed) is { } number && number <= int.MaxValue && decimal.IsInteger(number)
            ? (int)number
            : null;

    /// <summary>What to say of text that <see cref="ParseWhole"/> cannot read.</summary>
    public static string UnreadWhole(string typed) =>
        $"You wrote '{Short(typed)}'. {Amiss(typed) ?? "Enter a whole number in digits, like 24."}";

    /// <summary>What to say of text that <see cref="Parse"/> cannot read: what was met, and how to write it.</summary>
    public static string Unread(string typed) =>
        $"You wrote '{Short(typed)}'. {Amiss(typed) ?? "Enter a number in digits, with commas only between thousands and a full stop before any decimals, like 12.5 or 1,250."}";

    /// <summary>What is wrong with text that would be a number otherwise; null for anything else.</summary>
    internal static string? Amiss(string typed) =>
        HasUnseen(typed)
            ? "It holds a sign that cannot be seen. Type the number again instead of pasting it."
        : HasMinus(typed) ? ZeroOrMore
        : Decimals(Digits(typed)) > Places
            ? $"It has more digits than are kept. Use at most {Places} decimals."
        : null;

    /// <summary>Whether something typed holds a sign that nobody sees, or what stands for one that no text may hold.</summary>
    internal static bool HasUnseen(string typed) =>
        typed.Trim() is var text
        && (!OneLine.IsSeen(text) || text.Contains('\ufffd', StringComparison.Ordinal));

    /// <summary>What to say of a number below zero, which no question asks for.</summary>
    internal const string ZeroOrMore =
        "It cannot be less than 0. Enter 0 or more, without a minus sign.";

    /// <summary>Whether a minus stands in front, before or behind a pound sign.</summary>
    internal static bool HasMinus(string typed) =>
        typed.Trim().TrimStart('£') is ['-' or '\u2212' or '\u2013', ..];

    /// <summary>The start of what was typed, short enough to be quoted in a message.</summary>
    internal static string Short(string typed) => typed.Length <= 40 ? typed : $"{typed[..40]}…";

    /// <summary>Without trailing zeros, thousands separated: <c>1,250.5</c>. At most four decimals, half away from zero.</summary>
    public static string Display(decimal quantity) =>
        Math.Round(quantity, 4, MidpointRounding.AwayFromZero)
            .ToString("#,##0.####", CultureInfo.InvariantCulture);

    /// <summary>Thousands separated and with every place that is kept, so that a sum can be followed by hand: <c>22,690.744067</c>.</summary>
    public static string DisplayKept(decimal figure) =>
        Kept(figure).ToString("#,##0.##########", CultureInfo.InvariantCulture);

    /// <summary>Every place of it, without trailing zeros or separators: <c>1250.5</c>. What is written so is read back the same.</summary>
    public static string Exact(decimal quantity) =>
        quantity.ToString("0.############################", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^([0-9]+|[1-9][0-9]{0,2}((,[0-9]{3})+|([ \u00a0\u202f][0-9]{3})+))?(\.[0-9]+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Plain();
}
