using System.Globalization;

namespace Commonweal.Domain.Common;

/// <summary>
/// Amounts of a measure in its own unit (people, hours, tonnes, pounds). Zero is a quantity; nothing reported is null.
/// </summary>
public static class Quantity
{
    /// <summary>The most decimal places the store keeps.</summary>
    public const int Places = 10;

    /// <summary>The largest quantity accepted. It keeps quantity x proxy inside <see cref="decimal"/> and the store.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    /// <summary>Whether a quantity is zero or more, not above <see cref="Largest"/>, and has no more than ten decimal places.</summary>
    public static bool IsAllowed(decimal quantity) =>
        quantity >= 0m && quantity <= Largest && decimal.Round(quantity, Places) == quantity;

    /// <summary>
    /// Reads what a person typed: commas, spaces and a pound sign are dropped, a full stop is the decimal mark.
    /// Null when it is no number; bounds are the caller's to check.
    /// </summary>
    public static decimal? Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var plain = new string([
            .. typed.Where(c => !char.IsWhiteSpace(c) && c is not (',' or '£')),
        ]);
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return decimal.TryParse(plain, Plain, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>Without trailing zeros, thousands separated: <c>1,250.5</c>. At most four decimals, half away from zero.</summary>
    public static string Display(decimal quantity) =>
        Math.Round(quantity, 4, MidpointRounding.AwayFromZero)
            .ToString("#,##0.####", CultureInfo.InvariantCulture);
}
