using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Web.Procurements;

/// <summary>Deadlines as people in the United Kingdom say and type them, summer time included.</summary>
public static class DeadlineWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/London"
    );

    /// <summary>Like 12 noon on Monday 29 March 2027 (UK time).</summary>
    public static string Of(DateTimeOffset deadline)
    {
        var there = TimeZoneInfo.ConvertTime(deadline, London);
        return $"{Time(there)} on {there.ToString("dddd d MMMM yyyy", English)} (UK time)";
    }

    /// <summary>The day and time by the clock in London.</summary>
    public static (DateOnly Day, string Time) Parts(DateTimeOffset deadline)
    {
        var there = TimeZoneInfo.ConvertTime(deadline, London).DateTime;
        return (DateOnly.FromDateTime(there), there.ToString("HH:mm", English));
    }

    /// <summary>The instant at which the clock in London shows this; refused for what is no time of that day.</summary>
    public static Outcome<DateTimeOffset> Read(DateOnly day, string? time, string field)
    {
        if (
            !TimeOnly.TryParseExact(
                time?.Trim().Replace('.', ':'),
                "H:mm",
                English,
                DateTimeStyles.None,
                out var read
            )
        )
        {
            return new Problem(
                "procurements.deadline.time-form",
                $"Enter the time by the 24-hour clock, like 12:00 or 17:30. You wrote \"{time}\".",
                field
            );
        }

        var local = day.ToDateTime(read);
        return London.IsInvalidTime(local)
            ? new Problem(
                "procurements.deadline.time-skipped",
                "The clocks go forward over this time, so it does not exist that day. Choose another.",
                field
            )
            : new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
    }

    private static string Time(DateTimeOffset there) =>
        (there.Hour, there.Minute) switch
        {
            (12, 0) => "12 noon",
            (0, 0) => "0:00 at the start of the day",
            (_, 0) => there.ToString("htt", English).ToLowerInvariant(),
            _ => there.ToString("h:mmtt", English).ToLowerInvariant(),
        };
}
