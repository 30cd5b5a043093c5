using Commonweal.Domain.Common;

namespace Commonweal.Domain.Rules;

/// <summary>What a working day is taken to be.</summary>
/// <param name="Says">In words.</param>
/// <param name="Source">Where it is said.</param>
/// <param name="IsChecked">Whether it was compared with its source.</param>
public sealed record WorkingDayRule(string Says, Source Source, bool IsChecked);

/// <summary>A bank holiday.</summary>
/// <param name="On">The day it is kept.</param>
/// <param name="Name">Its name.</param>
/// <param name="In">The parts of the United Kingdom that have it.</param>
/// <param name="IsChecked">Whether it was compared with its source.</param>
public sealed record BankHoliday(
    DateOnly On,
    string Name,
    IReadOnlyList<string> In,
    bool IsChecked
);

/// <summary>A day of a standstill period.</summary>
/// <param name="On">The day.</param>
/// <param name="Because">Why it is no working day, such as <c>Saturday</c>; null for one that counts.</param>
/// <param name="IsChecked">Whether that was compared with its source; true for weekends.</param>
public sealed record StandstillDay(DateOnly On, string? Because = null, bool IsChecked = true);

/// <summary>
/// How long a contract waits between its award notice and its signing (Procurement Act 2023, s.51), and which days are no working days.
/// </summary>
/// <param name="WorkingDays">Working days of the period, the day of the notice among them.</param>
/// <param name="WorkingDay">What a working day is.</param>
/// <param name="Holidays">Bank holidays in any part of the United Kingdom.</param>
/// <param name="Until">The last day up to which holidays are known.</param>
/// <param name="Source">Where the period is said.</param>
/// <param name="HolidaySource">Where the holidays are said.</param>
public sealed record Standstill(
    int WorkingDays,
    WorkingDayRule WorkingDay,
    IReadOnlyList<BankHoliday> Holidays,
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
    public DateOnly? EndsOn(DateOnly published) =>
        Days(published) is [.., var last] ? last.On : null;

    /// <summary>Every day of the period from the day of the notice, with why one does not count; null as <see cref="EndsOn"/> is.</summary>
    /// <param name="published">The day the contract award notice is published.</param>
    public IReadOnlyList<StandstillDay>? Days(DateOnly published)
    {
        var days = new List<StandstillDay>();
        for (var (day, left) = (published, WorkingDays); left > 0; day = day.AddDays(1))
        {
            if (day > Until)
            {
                return null;
            }

            var told = Told(day);
            days.Add(told);
            left -= told.Because is null ? 1 : 0;
        }

        return days;
    }

    private StandstillDay Told(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            ? new StandstillDay(day, $"{day.DayOfWeek}")
        : Holidays.FirstOrDefault(holiday => holiday.On == day) is { } kept
            ? new StandstillDay(day, kept.Name, kept.IsChecked)
        : new StandstillDay(day);
}
