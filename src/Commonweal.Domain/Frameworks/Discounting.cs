using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>Brings pounds of later years to what they are worth in one year, since what comes later counts for less.</summary>
/// <param name="Rate">A year, as a share: 0.035 is 3.5 per cent. From 0 to 1.</param>
/// <param name="Year">The calendar year whose worth is wanted; its own pounds count in full.</param>
public sealed record Discounting(decimal Rate, int Year)
{
    private const int LongestYears = 100;

    /// <summary>
    /// Pounds / (1 + rate) for each year between, at full precision. £103.50 a year later, at 3.5 per cent, is £100. Refused
    /// with <c>frameworks.discount.range</c> for a rate out of range, and for a year before the one wanted or more than 100 after.
    /// </summary>
    /// <param name="pounds">In prices of any one year, the same for all that are summed.</param>
    /// <param name="year">The calendar year in which they arise.</param>
    public Outcome<decimal> PresentValue(decimal pounds, int year)
    {
        Problem[] problems =
        [
            .. Refusal("rate", Rate, 0m, 1m),
            .. Refusal("year", year, Year, Year + LongestYears),
        ];
        return problems.Length > 0
            ? Outcome.Refused<decimal>(problems)
            : Enumerable.Range(0, year - Year).Aggregate(pounds, (worth, _) => worth / (1m + Rate));
    }

    private static IEnumerable<Problem> Refusal(
        string field,
        decimal value,
        decimal least,
        decimal most
    ) =>
        value >= least && value <= most
            ? []
            :
            [
                new Problem(
                    "frameworks.discount.range",
                    $"\"{field}\" is {Quantity.Exact(value)}. Give a number from {Quantity.Exact(least)} to {Quantity.Exact(most)}.",
                    field
                ),
            ];
}
