using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>
/// Turns people, their share of full time and their months into FTE years, so that nobody does this sum by head.
/// One person full time for twelve months is 1; each further contract year counts again.
/// </summary>
public static class FullTimeEquivalent
{
    private const decimal MonthsPerYear = 12m;

    /// <summary>People x share x months / 12, nothing rounded. Refused with <c>frameworks.fte.range</c>, each figure at its field.</summary>
    /// <param name="people">Heads, zero or more.</param>
    /// <param name="share">Share of full time, 0 to 1.</param>
    /// <param name="months">Months worked on the contract, zero or more.</param>
    public static Outcome<ExplanationStep> Years(decimal people, decimal share, decimal months) =>
        Bounds.Refuse(
            "frameworks.fte.range",
            ("people", people, 0m, Quantity.Largest),
            ("share", share, 0m, 1m),
            ("months", months, 0m, 1200m)
        )
            is { Length: > 0 } problems
            ? Outcome.Refused<ExplanationStep>(problems)
            : new ExplanationStep(
                "People, their share of full time and their months make full-time years.",
                "people x share of full time x months / 12",
                [
                    new ExplanationInput("people", people, "heads"),
                    new ExplanationInput("share of full time", share, "share"),
                    new ExplanationInput("months", months, "months"),
                ],
                people * share * months / MonthsPerYear,
                Unit.FteYears.Words()
            );
}
