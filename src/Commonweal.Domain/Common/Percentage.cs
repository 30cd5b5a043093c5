using System.Globalization;

namespace Commonweal.Domain.Common;

/// <summary>
/// A ratio that keeps its numerator and denominator, so that nobody is led to average averages.
/// </summary>
/// <param name="Numerator">The part, in the same unit as the whole.</param>
/// <param name="Denominator">The whole; zero means the ratio does not exist.</param>
public readonly record struct Percentage(decimal Numerator, decimal Denominator)
{
    /// <summary>Reads what a person typed as <see cref="Quantity.Parse"/> does, with or without a per cent sign behind.</summary>
    public static decimal? Parse(string? typed) =>
        Quantity.Parse(typed?.Trim() is [.. var number, '%'] ? number : typed);

    /// <summary>What to say of text that <see cref="Parse"/> cannot read: what was met, and how to write it.</summary>
    public static string Unread(string typed) =>
        $"You wrote '{Quantity.Short(typed)}'. {Quantity.Amiss(typed) ?? "Enter a percentage in digits, with a full stop before any decimals, like 12.5."}";

    /// <summary>Numerator / denominator x 100 at full precision; null when the denominator is zero.</summary>
    public decimal? Value => Denominator == 0m ? null : Numerator / Denominator * 100m;

    /// <summary>One decimal place and a per cent sign, half away from zero; "not available" when there is no whole.</summary>
    public string Display() =>
        Value is { } value
            ? Math.Round(value, 1, MidpointRounding.AwayFromZero)
                .ToString("#,##0.0", CultureInfo.InvariantCulture) + "%"
            : "not available";
}
