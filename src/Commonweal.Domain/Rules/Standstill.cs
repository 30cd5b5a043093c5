using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>
/// How long a contract waits between its award notice and its signing (Procurement Act 2023, s.51), and which days are no working days.
/// </summary>
/// <param name="WorkingDays">Working days of the period, the day of the notice among them.</param>
/// <param name="Holidays">Bank holidays.</param>
/// <param name="Until">The last day up to which holidays are known.</param>
/// <param name="Source">Where the period is said.</param>
/// <param name="HolidaySource">Where the holidays are said.</param>
public sealed record Standstill(
    int WorkingDays,
    IReadOnlySet<DateOnly> Holidays,
    DateOnly Until,
    Source Source,
    Source HolidaySource
)
{
    /// <summary>
    /// The last day of the period; the contract may be entered into from the day after. A notice on a weekend or holiday begins with the next
    /// working day. Null where a day of it lies beyond those whose holidays are known.
    /// </summary>
    /// <param name="published">The day the contract award notice is published.</param>
    public DateOnly? EndsOn(DateOnly published)
    {
        var day = published;
        for (var left = WorkingDays; ; day = day.AddDays(1))
        {
            if (day > Until)
            {
                return null;
            }

            if (IsWorking(day) && --left == 0)
            {
                return day;
            }
        }
    }

    private bool IsWorking(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);
}
