using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>
/// Turns people, their share of full time and their months into FTE years, so that nobody does this sum by head.
/// One person full time for twelve months is 1; each further contract year counts again.
/// </summary>
public static class FullTimeEquivalent
{
    private const decimal MonthsPerYear = 12m;

    /// <summary>People x share x months / 12, nothing rounded. Refused with <c>frameworks.fte.range</c>.</summary>
    /// <param name="people">Heads, zero or more.</param>
    /// <param name="share">Share of full time, 0 to 1.</param>
    /// <param name="months">Months worked on the contract, zero or more.</param>
    public static Outcome<decimal> Years(decimal people, decimal share, decimal months)
    {
        Problem[] problems =
        [
            .. Refusal("people", people, Quantity.Largest),
            .. Refusal("share", share, 1m),
            .. Refusal("months", months, 1200m),
        ];
        return problems.Length > 0
            ? Outcome.Refused<decimal>(problems)
            : people * share * months / MonthsPerYear;
    }

    private static IEnumerable<Problem> Refusal(string field, decimal value, decimal most) =>
        value >= 0m && value <= most
            ? []
            :
            [
                new Problem(
                    "frameworks.fte.range",
                    $"\"{field}\" is {Quantity.Display(value)}. Give a number from 0 to {Quantity.Display(most)}.",
                    field
                ),
            ];
}
