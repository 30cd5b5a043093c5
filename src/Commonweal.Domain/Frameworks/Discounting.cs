using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>Brings pounds of later years to what they are worth in one year, since what comes later counts for less.</summary>
/// <param name="Rate">A year, as a share: 0.035 is 3.5 per cent. From 0 to 1.</param>
/// <param name="Year">The calendar year whose worth is wanted; its own pounds count in full.</param>
public sealed record Discounting(decimal Rate, int Year)
{
    // Longer than any contract or effect is counted; and a power of it stays far from what a decimal holds.
    private const int LongestYears = 100;

    /// <summary>
    /// Pounds / (1 + rate) for each year between, at full precision. £103.50 a year later, at 3.5 per cent, is £100. Refused
    /// with <c>frameworks.discount.range</c> for a rate out of range, and for a year before the one wanted or more than 100 after.
    /// </summary>
    /// <param name="pounds">In prices of any one year, the same for all that are summed.</param>
    /// <param name="year">The calendar year in which they arise.</param>
    public Outcome<ExplanationStep> PresentValue(decimal pounds, int year) =>
        Bounds.Refuse(
            "frameworks.discount.range",
            ("rate", Rate, 0m, 1m),
            ("year", year, Year, Year + LongestYears)
        )
            is { Length: > 0 } problems
            ? Outcome.Refused<ExplanationStep>(problems)
            : new ExplanationStep(
                $"Pounds of {year} are brought to what they are worth in {Year}.",
                "pounds / (1 + rate) for each year between",
                [
                    new ExplanationInput("pounds", pounds, "GBP"),
                    new ExplanationInput("rate", Rate, "share a year"),
                    new ExplanationInput("years between", year - Year, "years"),
                ],
                Enumerable
                    .Range(0, year - Year)
                    .Aggregate(pounds, (worth, _) => worth / (1m + Rate)),
                "GBP"
            );
}
